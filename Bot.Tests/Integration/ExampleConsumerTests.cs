using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Data.Intakes;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Integration;

/// <summary>The example of the documents, run as it stands, against the bot.</summary>
public sealed class ExampleConsumerTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-consumer-");
    private readonly int _port = RoadFixture.FreePort();
    private GridHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GridHost.StartedAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_reads_by_cursor_accepts_and_resolves_and_goes_on_where_it_was()
    {
        var first = await _host.ReportAsync();
        await using (var consumer = Start("--act"))
        {
            await consumer.SaysAsync($"event {first}-3 cn.grid.intake.resolved.v1 resolved (cursor)");
            await GridHost.UntilAsync(() => Task.FromResult(State().GetProperty("cursor").GetString() == "3"));
        }

        Assert.Equal(IntakeStatus.Resolved, await StatusAsync(first));
        var second = await _host.ReportAsync();
        await using (var consumer = Start("--act"))
        {
            await consumer.SaysAsync($"event {second}-3 cn.grid.intake.resolved.v1 resolved (cursor)");
            Assert.DoesNotContain(consumer.Lines, l => l.Contains(first, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task It_catches_up_then_takes_signed_posts_and_refuses_others()
    {
        var before = await _host.ReportAsync();
        await using (var consumer = Start("--webhook", "--act"))
        {
            await consumer.SaysAsync($"listening on {_port}");
            var number = await _host.ReportAsync();
            await consumer.SaysAsync($"event {number}-3 cn.grid.intake.resolved.v1 resolved (webhook)");
            Assert.Equal(IntakeStatus.Resolved, await StatusAsync(number));
            Assert.Equal(IntakeStatus.Resolved, await StatusAsync(before));
            Assert.Contains(consumer.Lines, l => l == $"event {before}-1 cn.grid.intake.submitted.v1 submitted (cursor)");

            using var forger = new HttpClient();
            using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://localhost:{_port}/hook")) { Content = JsonContent.Create(new { id = "forged", type = "cn.grid.ping.v1" }) };
            forged.Headers.Add("Webhook-Id", "forged");
            forged.Headers.Add("Webhook-Timestamp", _host.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            forged.Headers.Add("Webhook-Signature", "v1," + Convert.ToBase64String(new byte[32]));
            using var refused = await forger.SendAsync(forged);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        // Away for a while, and back under the same subscription: what happened meanwhile comes, once handled.
        var meanwhile = await _host.ReportAsync();
        await using var again = Start("--webhook", "--act");
        await again.SaysAsync($"event {meanwhile}-3 cn.grid.intake.resolved.v1");
        Assert.Single(again.Lines, l => l.StartsWith($"event {meanwhile}-1 ", StringComparison.Ordinal));
        await using var db = _host.OpenDatabase();
        Assert.Equal(1, await db.Webhooks.CountAsync());
    }

    private Consumer Start(params string[] arguments) => new(_folder.FullName, arguments, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["BOT"] = _host.Address.AbsoluteUri, ["KEY"] = GridHost.Hooks, ["STATE"] = StateFile, ["PORT"] = _port.ToString(System.Globalization.CultureInfo.InvariantCulture),
    });

    private string StateFile => Path.Combine(_folder.FullName, "state.json");

    private JsonElement State() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(StateFile));

    private async Task<IntakeStatus> StatusAsync(string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var parsed));
        await using var db = _host.OpenDatabase();
        return (await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == parsed.Id)).Status;
    }

    private sealed class Consumer : IAsyncDisposable
    {
        private readonly Process _process;

        public Consumer(string folder, string[] arguments, Dictionary<string, string?> environment)
        {
            var script = Path.Combine(DemoGrids.RepositoryRoot, "docs", "examples", "grid-consumer", "consumer.mjs");
            var start = new ProcessStartInfo("node", [script, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            _process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
            _process.OutputDataReceived += (_, line) => Lines.Enqueue(line.Data ?? "");
            _process.ErrorDataReceived += (_, line) => Lines.Enqueue(line.Data ?? "");
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public ConcurrentQueue<string> Lines { get; } = new();

        public Task SaysAsync(string words) => GridHost.UntilAsync(
            () =>
            {
                Assert.False(_process.HasExited, "It ended:\n" + string.Join('\n', Lines));
                return Task.FromResult(Lines.Any(l => l.Contains(words, StringComparison.Ordinal)));
            },
            words);

        public async ValueTask DisposeAsync()
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }
}
