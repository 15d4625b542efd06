using System.Globalization;
using System.Text.Json;
using Bot.Api.EventQueue;
using Bot.Api.Hosting;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Bot.Api.Streams;

/// <summary>
/// Carries out the actions of <c>grid:actions</c>, strictly one after the other in the stream's order, by the code of the
/// HTTP door. An entry is answered and acknowledged after its transaction; one taken twice meets its receipt.
/// </summary>
public sealed class ActionReader(
    ActionStream stream, ActionDoor door, ActionParking parking, GroupCommit commit, IOptions<JsonOptions> json, TimeProvider clock, ILogger<ActionReader> log)
    : StreamWorker("Actions from Redis", clock, log)
{
    /// <summary>Before the sender's key or the entry's id. No name of an API key can begin like this, so the doors' keys never meet.</summary>
    public const string KeyHolder = ":stream:", EntryHolder = ":entry:";

    private bool _grouped;
    private DateTimeOffset _takeOverAt;
    private int _sinceTrim = StreamLimits.ActionsBetweenTrims;
    private (string Entry, int Tries) _failing = ("", 0);

    protected override async Task<int> PassAsync(CancellationToken cancellation)
    {
        try
        {
            await PrepareAsync(cancellation);
            var entries = await stream.TakenAsync(cancellation);
            if (entries.Count == 0)
            {
                entries = await stream.NextAsync(cancellation);
            }

            foreach (var entry in entries)
            {
                await HandleAsync(entry, cancellation);
                _sinceTrim++;
            }

            return entries.Count;
        }
        catch (RedisServerException fault) when (fault.Message.StartsWith(ActionStream.NoGroup, StringComparison.Ordinal))
        {
            _grouped = false;
            return 1;
        }
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        if (!_grouped)
        {
            await stream.MakeGroupAsync(cancellation);
            _grouped = true;
        }

        if (Clock.GetUtcNow() >= _takeOverAt)
        {
            await stream.TakeOverAsync(cancellation);
            _takeOverAt = Clock.GetUtcNow() + StreamLimits.ClaimEvery;
        }

        if (_sinceTrim >= StreamLimits.ActionsBetweenTrims)
        {
            await stream.TrimAsync(cancellation);
            _sinceTrim = 0;
        }
    }

    private Task HandleAsync(StreamEntry entry, CancellationToken cancellation) => ActionEntryReader.Read(entry) switch
    {
        ActionEntry.Order order => CarryOutAsync(entry, order, cancellation),
        ActionEntry.Unreadable unreadable => ParkAsync(entry, unreadable, StatusCodes.Status400BadRequest, cancellation),
        var other => throw new InvalidOperationException($"{other.GetType()} is no entry."),
    };

    private async Task CarryOutAsync(StreamEntry entry, ActionEntry.Order order, CancellationToken cancellation)
    {
        ActionOutcome outcome;
        try
        {
            outcome = await ActAsync(entry, order, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Log.LogError(fault, "Action {Entry} failed at try {Try}", entry.Id, CountTry(entry));
            if (_failing.Tries < StreamLimits.ActionTries)
            {
                throw;
            }

            if (await TryOnceMoreAsync(entry, order, cancellation) is not { } late)
            {
                var failed = new ActionEntry.Unreadable("failed", "我们没能办成这个动作，已经记下，请联系我们。", null, order.Number);
                await ParkAsync(entry, failed, StatusCodes.Status500InternalServerError, cancellation);
                return;
            }

            outcome = late;
        }

        var (status, answer) = outcome.Answer is { } done
            ? (StatusCodes.Status200OK, Json(done))
            : (outcome.Problem!.StatusCode, Json(outcome.Problem.ProblemDetails));
        await stream.SettleAsync(entry.Id, [(StreamNames.Answers, Answer(entry, order.Number, order.Key, status, answer))], cancellation);
    }

    private Task<ActionOutcome> ActAsync(StreamEntry entry, ActionEntry.Order order, CancellationToken cancellation) => order.Key is { } key
        ? door.ActAsync(order.Number, order.Request, KeyHolder, key, cancellation)
        : door.ActAsync(order.Number, order.Request, EntryHolder, entry.Id, cancellation);

    private int CountTry(StreamEntry entry)
    {
        _failing = (entry.Id, _failing.Entry == entry.Id ? _failing.Tries + 1 : 1);
        return _failing.Tries;
    }

    /// <summary>Null when it is the entry's fault. When the database takes no writes at all it is not, and the entry waits however long.</summary>
    private async Task<ActionOutcome?> TryOnceMoreAsync(StreamEntry entry, ActionEntry.Order order, CancellationToken cancellation)
    {
        await commit.Run(
            session => session.Execute("""UPDATE "stream_positions" SET "At" = @0 WHERE "Name" = @1""", Clock.GetUtcNow(), StreamNames.Events), cancellation);
        try
        {
            return await ActAsync(entry, order, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Log.LogError(fault, "Action {Entry} failed although the database takes writes", entry.Id);
            return null;
        }
    }

    private async Task ParkAsync(StreamEntry entry, ActionEntry.Unreadable why, int status, CancellationToken cancellation)
    {
        var problem = Problems.Of(status, "action-" + why.Reason, status == StatusCodes.Status400BadRequest ? "内容读不懂" : "没办成", why.Detail, why.Field);
        var parked = await parking.ParkAsync(entry, why.Number, why.Reason, cancellation);
        await stream.SettleAsync(
            entry.Id,
            [(StreamNames.Parked, parked), (StreamNames.Answers, Answer(entry, why.Number, null, status, Json(problem.ProblemDetails)))],
            cancellation);
    }

    private static string[] Answer(StreamEntry entry, string? number, string? key, int status, string answer) =>
        ["id", entry.Id, "number", number ?? "", "key", key ?? "", "status", status.ToString(CultureInfo.InvariantCulture), "answer", answer];

    private string Json<T>(T answer) => JsonSerializer.Serialize(answer, json.Value.SerializerOptions);
}
