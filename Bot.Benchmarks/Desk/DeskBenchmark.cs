using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Bot.Api.Desk.Inbox;
using Bot.Api.Grids;
using Bot.Api.MiniProgram.Accounts;
using Bot.Benchmarks.Servers;
using Bot.Data;
using Bot.Data.Figures;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Benchmarks.Desk;

/// <summary>How long every page of the desk takes over HTTP for each role, and what residents, the public and platforms read, with more and more intakes.</summary>
internal static partial class DeskBenchmark
{
    private const int Rounds = 9;
    private const int WarmUps = 2;

    /// <summary>Written when a kept database is complete.</summary>
    private const string Complete = "complete";

    /// <param name="table">Where the times go.</param>
    /// <param name="sizes">Numbers of intakes, the smallest first.</param>
    /// <param name="keep">A folder whose databases are used again, and kept; null for one that is gone at the end.</param>
    public static async Task RunAsync(DeskTable table, IReadOnlyList<int> sizes, string? keep)
    {
        foreach (var size in sizes)
        {
            using var scratch = keep is null ? new ScratchFolder() : null;
            var place = Path.GetFullPath(scratch?.Sub("desk") ?? Path.Combine(keep!, size.ToString(CultureInfo.InvariantCulture)));
            var isThere = File.Exists(Path.Combine(place, Complete));
            if (isThere)
            {
                await BotDatabase.MigrateAsync(BotDatabase.Options(BotServer.ConnectionString(place)));
            }
            else
            {
                await BotServer.PrepareAsync(place, DeskSeed.ThreeTownships);
            }

            await using var sink = await SinkServer.StartAsync();
            var url = "http://127.0.0.1:" + FreePort().ToString(CultureInfo.InvariantCulture);
            await using var app = BotServer.Create(url, place, sink.Url);
            await app.StartAsync();
            if (!isThere)
            {
                await FillAsync(app, BotServer.ConnectionString(place), size);
                await File.WriteAllTextAsync(Path.Combine(place, Complete), "");
            }

            await MeasureAsync(table, app, url, size);
            await app.StopAsync();
        }
    }

    private static async Task FillAsync(WebApplication app, string connection, int size)
    {
        var clock = Stopwatch.StartNew();
        var now = Clock.Wall.GetChinaNow();
        await DeskSeed.FillAsync(app.Services, connection, size, now);
        await Console.Error.WriteLineAsync($"{size} intakes after {clock.Elapsed.TotalSeconds:0} s");
        var rules = new FigureRules(app.Services.GetRequiredService<Profile>(), app.Services.GetRequiredService<LiveGridDirectory>().Current);
        await FigureRebuild.RunAsync(app.Services.GetRequiredService<IDbContextFactory<BotDbContext>>(), app.Services.GetRequiredService<GroupCommit>(), rules, now, CancellationToken.None);
        await Console.Error.WriteLineAsync($"figures of {size} after {clock.Elapsed.TotalSeconds:0} s");
    }

    private static async Task MeasureAsync(DeskTable table, WebApplication app, string url, int size)
    {
        var known = await KnownAsync(app);
        var counts = app.Services.GetRequiredService<InboxCounts>();
        foreach (var (login, role, _) in DeskSeed.People)
        {
            using var http = Client(url);
            await SignInAsync(http, login);
            var list = await http.GetStringAsync("/desk/inbox?f=open");
            known["number"] = Number().Match(list).Value;
            known["cursor"] = Cursor().Match(list) is { Success: true } more ? Uri.UnescapeDataString(more.Groups[1].Value) : "0-0";
            await VisitAsync(table, http, DeskPages.Desk, role, size, known, counts);
        }

        using var platform = Client(url);
        platform.DefaultRequestHeaders.Add("X-Api-Key", BotServer.PlatformKey);
        await VisitAsync(table, platform, DeskPages.Platform, DeskTable.Others, size, known, counts);
        using var resident = Client(url);
        resident.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", app.Services.GetRequiredService<MiniTokens>().Access(DeskSeed.MiniSession));
        await VisitAsync(table, resident, DeskPages.Resident, DeskTable.Others, size, known, counts);
        using var anybody = Client(url);
        await VisitAsync(table, anybody, DeskPages.Public, DeskTable.Others, size, known, counts);
    }

    private static async Task VisitAsync(DeskTable table, HttpClient http, IReadOnlyList<DeskAddress> pages, string role, int size, Dictionary<string, string> known, InboxCounts counts)
    {
        foreach (var page in pages)
        {
            var address = Braces().Replace(page.Address, m => Uri.EscapeDataString(known[m.Groups[1].Value]));
            List<double> times = [], processor = [];
            for (var round = -WarmUps; round < Rounds; round++)
            {
                // What is kept for some seconds is asked anew each time.
                counts.Forget();
                var (before, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
                var status = await FetchAsync(http, address, page.IsFirstByte);
                if (status == HttpStatusCode.Forbidden)
                {
                    break;
                }

                if (status is not (HttpStatusCode.OK or HttpStatusCode.NotFound) || (status == HttpStatusCode.NotFound && !MayBeOutOfScope(page)))
                {
                    throw new BenchmarkException($"{role} {address}: {status}.");
                }

                if (round == -WarmUps)
                {
                    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{size} {role} {page.Name}: {(int)status}, first {clock.Elapsed.TotalMilliseconds:0} ms"));
                }
                else if (round >= 0)
                {
                    times.Add(clock.Elapsed.TotalMilliseconds);
                    processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                }
            }

            if (times.Count > 0)
            {
                table.Add(page.Name, role, size, ResultTable.Median(times), ResultTable.Median(processor));
            }
        }
    }

    /// <summary>One order, one call, one grid are of one township; to the others they are not there, and saying so takes a look as well.</summary>
    private static bool MayBeOutOfScope(DeskAddress page) => page.Route.Contains('{', StringComparison.Ordinal) && !page.Route.EndsWith("{number}", StringComparison.Ordinal) && !page.Route.Contains("export", StringComparison.Ordinal) || page.Route.StartsWith("desk/phone/", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> FetchAsync(HttpClient http, string address, bool isFirstByte)
    {
        using var answer = await http.GetAsync(address, isFirstByte ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead);
        if (isFirstByte)
        {
            await using var body = await answer.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[1]);
        }

        return answer.StatusCode;
    }

    /// <summary>Numbers and codes of what was seeded, for the addresses.</summary>
    private static async Task<Dictionary<string, string>> KnownAsync(WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        var grid = await db.Grids.OrderBy(g => g.Code).Select(g => new { g.Code, g.Parent }).FirstAsync();
        var latest = await db.Events.MaxAsync(e => e.Position);
        var closed = await db.Intakes.Where(i => i.Status == Bot.Data.Intakes.IntakeStatus.Closed && !i.Confidential && !i.AboutWorker).OrderByDescending(i => i.Id).FirstAsync();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grid"] = grid.Code,
            ["community"] = grid.Parent,
            ["month"] = Clock.Wall.GetChinaNow().AddMonths(-2).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["closed"] = closed.Number.ToString(),
            ["position"] = (latest - 100).ToString(CultureInfo.InvariantCulture),
            ["middle"] = (latest / 2).ToString(CultureInfo.InvariantCulture),
            ["own"] = (await db.Intakes.Where(i => i.Resident == DeskSeed.Resident).OrderBy(i => i.Id).FirstOrDefaultAsync())?.Number.ToString() ?? closed.Number.ToString(),
            ["phoned"] = Bot.Data.Intakes.IntakeNumber.FromId(await db.Set<Bot.Data.PhoneCalls.PhoneCall>().MaxAsync(c => c.IntakeId)).ToString(),
            ["order"] = (await db.SupervisionOrders.Where(o => o.AnsweredAt == null).OrderBy(o => o.Id).FirstAsync()).Number,
            ["call"] = (await db.CallBacks.Where(c => c.DoneAt == null).MinAsync(c => c.Id)).ToString(CultureInfo.InvariantCulture),
        };
    }

    private static HttpClient Client(string url) => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(5) };

    private static async Task SignInAsync(HttpClient http, string login)
    {
        var token = Token().Match(await http.GetStringAsync("/desk/sign-in")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("login", login), KeyValuePair.Create("password", DeskSeed.Password), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await http.PostAsync("/desk/sign-in", form);
        if (answer.StatusCode != HttpStatusCode.Found && !answer.IsSuccessStatusCode)
        {
            throw new BenchmarkException($"Signing in at the desk: {answer.StatusCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("WG-[0-9]{8}-[0-9]{6}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Number();

    [GeneratedRegex("[?&;]after=([^\"&]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Cursor();

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Braces();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Token();
}
