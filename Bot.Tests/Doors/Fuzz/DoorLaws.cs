using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bot.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>
/// Whatever is sent to an operation of the OpenAPI document, by whomever: never a fault of ours, never somebody else's
/// words, never our insides, never late, refusals in Chinese, and never an answer that the document does not list. A red run prints the request and its seed.
/// </summary>
[Collection(nameof(FuzzHost))]
public sealed class DoorLaws(FuzzHost host)
{
    private const int PlainCases = 12;
    private const int SpoiltCases = 60;
    private const int AtOnce = 3;

    private static readonly string[] ForPassing = ["DELETE /api/mini/me", "DELETE /api/mini/session"];

    /// <summary>What no request of a test can bring about, each with the reason.</summary>
    private static readonly Dictionary<string, string> Undone = new(StringComparer.Ordinal)
    {
        ["POST /api/grid/webhooks"] = "is answered only once an address outside has taken a first event; Integration/WebhookTests has one",
    };

    /// <summary>Answers that the document does not list, one example each.</summary>
    private readonly ConcurrentDictionary<string, string> _unlisted = new(StringComparer.Ordinal);

    [Fact]
    public async Task No_request_to_any_operation_of_the_document_makes_a_fault_tells_of_a_neighbour_or_waits()
    {
        var before = await host.Neighbour.RowsAsync();
        var answered = new ConcurrentDictionary<string, ConcurrentDictionary<int, int>>(StringComparer.Ordinal);
        var faults = new ConcurrentQueue<string>();
        var shots = new Shots(host.Book, host.Hints);
        var operations = host.Book.Operations.Index().ToList();
        await new RightShots(host).SendAsync(shot => CheckAsync(shot, answered.GetOrAdd(shot.Operation.Name, _ => new())));
        await Parallel.ForEachAsync(operations, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (one, _) =>
        {
            var (index, operation) = one;
            var answers = answered.GetOrAdd(operation.Name, _ => new());
            var seed = 61_000UL + (ulong)index;
            foreach (var (make, wellMeant, cases) in new (Func<Operation, Caller, Gen<Shot>>, bool, int)[] { (shots.Plain, true, PlainCases), (shots.Spoilt, false, SpoiltCases) })
            {
                try
                {
                    await Law.HoldsAsync(From(operation, make, wellMeant).ToArbitrary(), shot => CheckAsync(shot, answers), cases, seed);
                }
                catch (Exception broken) when (broken is not OperationCanceledException)
                {
                    // The other operations are asked all the same.
                    faults.Enqueue(broken.Message);
                }
            }
        });
        Assert.True(faults.IsEmpty, string.Join("\n\n", faults));

        // What the document lists and what the doors answer are the same, and each was done at least once, not only refused.
        var undone = answered.Where(a => !a.Value.Keys.Any(s => s is >= 200 and < 300)).Select(a => a.Key).Except(Undone.Keys, StringComparer.Ordinal);
        List<string> wrong =
        [
            .. _unlisted.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => $"Not in the document: {u.Key}: {u.Value}"),
            .. undone.Order(StringComparer.Ordinal).Select(o => $"Never done: {o}: {string.Join(' ', answered[o].Keys.Order())}"),
            .. Undone.Keys.Except(answered.Keys, StringComparer.Ordinal).Select(o => $"There is no {o}."),
        ];
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));

        // Nothing was left out, and what was sent got as far as the door's own work.
        Assert.Equal(host.Book.Operations.Select(o => o.Name).Order(StringComparer.Ordinal), answered.Keys.Order(StringComparer.Ordinal));
        var never = answered.Where(a => a.Value.Keys.All(s => s is 401 or 403 or 405 or 415))
            .Select(a => $"{a.Key}: {string.Join(' ', a.Value.Select(s => $"{s.Key.ToString(CultureInfo.InvariantCulture)}×{s.Value.ToString(CultureInfo.InvariantCulture)}"))}");
        Assert.Empty(never);
        Assert.Equal(before, await host.Neighbour.RowsAsync());
    }

    /// <summary>Somebody to whom the door opens, mostly; else whoever it does not open to.</summary>
    private Gen<Shot> From(Operation operation, Func<Operation, Caller, Gen<Shot>> shot, bool wellMeant)
    {
        var own = operation.IsForResidents ? (ForPassing.Contains(operation.Name, StringComparer.Ordinal) ? [host.Passing] : host.Signed)
            : operation.IsForKeys ? host.Keys : [Caller.Nobody];
        var others = operation.IsForResidents ? [.. host.Strangers, .. host.Keys] : operation.IsForKeys ? [.. host.Strangers, host.Signed[0]] : (IReadOnlyList<Caller>)[.. host.Strangers, .. host.Keys, host.Signed[0]];
        return Gen.Frequency((4, Gen.Elements<Caller>(own)), (wellMeant ? 0 : 1, Gen.Elements<Caller>(others)))
            .SelectMany(caller => shot(operation, caller))
            .Where(s => s.Caller.Name != "key actions" || !IsTheirs(s.Address));
    }

    /// <summary>The grid platform may move any intake; that is no fault.</summary>
    private bool IsTheirs(string address) =>
        address.Contains(host.Neighbour.Open, StringComparison.Ordinal) || address.Contains(host.Neighbour.Confidential, StringComparison.Ordinal);

    private async Task<(int Status, string Body)> CheckAsync(Shot shot, ConcurrentDictionary<int, int> answers)
    {
        var began = Stopwatch.GetTimestamp();
        using var response = await SendAsync(shot);
        var body = await response.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(began);
        var status = (int)response.StatusCode;
        answers.AddOrUpdate(status, 1, (_, count) => count + 1);
        if (shot.Caller == host.Passing && status is (204 or 401))
        {
            // Who is gone, or was so without our hearing it, makes room for somebody new.
            await host.PassOnAsync();
        }

        if (AnswerLaw.IsOurs(response) && !shot.Operation.Statuses.Contains(status) && shot.Operation.IsAt(shot.Address))
        {
            _unlisted.TryAdd($"{shot.Operation.Name} {status.ToString(CultureInfo.InvariantCulture)}", $"{body}\n for {shot}");
        }

        var what = $"{status.ToString(CultureInfo.InvariantCulture)} after {took}: {(body.Length > 600 ? body[..600] + "…" : body)}\n for {shot}";
        AnswerLaw.Holds(response, body, took, host.KeptFrom(shot.Caller), what);
        if (shot.Operation.Scheme is { } scheme && shot.Caller.Opens != scheme)
        {
            Assert.True(status >= 400, "Nobody let them in: " + what);
            Assert.True(!shot.Operation.IsForResidents || status is 401 or 404 or 405 or 415 || !AnswerLaw.IsOurs(response), "A resident's door asks first who it is: " + what);
        }

        if (status >= 400 && AnswerLaw.IsOurs(response) && !shot.Address.StartsWith("/open311", StringComparison.Ordinal))
        {
            AnswerLaw.IsChineseProblem(response, body, what);
        }

        return (status, body);
    }

    /// <summary>A kept connection that the bot closed over a body nobody reads says nothing of the door: it is asked once more.</summary>
    private async Task<HttpResponseMessage> SendAsync(Shot shot)
    {
        try
        {
            using var request = shot.Request();
            return await host.Http.SendAsync(request);
        }
        catch (HttpRequestException closed) when (closed.HttpRequestError == HttpRequestError.ResponseEnded)
        {
            using var again = shot.Request();
            again.Headers.ConnectionClose = true;
            return await host.Http.SendAsync(again);
        }
    }
}
