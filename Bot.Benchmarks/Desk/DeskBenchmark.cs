using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Benchmarks.Servers;
using Bot.Data;
using Bot.Data.Figures;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Benchmarks.Desk;

/// <summary>How long the desk's pages take over HTTP with more and more intakes, and how that grows.</summary>
internal static partial class DeskBenchmark
{
    /// <summary>Milliseconds that a page of the desk may take.</summary>
    private const double Aim = 300;

    private const int Rounds = 20;

    public static async Task RunAsync(ResultTable table, IReadOnlyList<int> sizes)
    {
        Dictionary<string, double> smallest = new(StringComparer.Ordinal);
        foreach (var size in sizes)
        {
            using var folder = new ScratchFolder();
            var place = folder.Sub("desk");
            await BotServer.PrepareAsync(place);
            await using var sink = await SinkServer.StartAsync();
            var url = "http://127.0.0.1:" + FreePort().ToString(CultureInfo.InvariantCulture);
            await using var app = BotServer.Create(url, place, sink.Url);
            await app.StartAsync();
            await FillAsync(app, BotServer.ConnectionString(place), size);
            await MeasureAsync(table, url, size, smallest);
            await app.StopAsync();
        }
    }

    private static async Task FillAsync(WebApplication app, string connection, int size)
    {
        var clock = Stopwatch.StartNew();
        var (now, commit) = (Clock.Wall.GetChinaNow(), app.Services.GetRequiredService<GroupCommit>());
        await DeskSeed.FillAsync(commit, connection, app.Services.GetRequiredService<PersonalData>(), app.Services.GetRequiredService<Passwords>(), size, now);
        await Console.Error.WriteLineAsync($"{size} intakes after {clock.Elapsed.TotalSeconds:0} s");
        var rules = new FigureRules(app.Services.GetRequiredService<Profile>(), app.Services.GetRequiredService<LiveGridDirectory>().Current);
        await FigureRebuild.RunAsync(app.Services.GetRequiredService<IDbContextFactory<BotDbContext>>(), commit, rules, now, CancellationToken.None);
        await Console.Error.WriteLineAsync($"figures of {size} after {clock.Elapsed.TotalSeconds:0} s");
    }

    private static async Task MeasureAsync(ResultTable table, string url, int size, Dictionary<string, double> smallest)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(url) };
        await SignInAsync(http);
        var list = await http.GetStringAsync("/desk/figures/intakes?period=year&what=received");
        var number = Number().Match(list).Value;
        foreach (var (name, path) in new[]
        {
            ("inbox", "/desk/inbox"), ("search by words", "/desk/inbox?q=" + Uri.EscapeDataString("楼下路灯")), ("search by number", "/desk/inbox?q=" + number), ("one intake", "/desk/intakes/" + number),
            ("figures, month", "/desk/figures?period=month"), ("figures, year", "/desk/figures?period=year"), ("intakes behind a figure", "/desk/figures/intakes?period=year&what=late"),
            ("report, month", "/desk/reports?period=month"), ("performance, year", "/desk/performance?period=year"), ("odd ratings, month", "/desk/figures/ratings"), ("report as Excel, year", "/desk/reports/export.xlsx?period=year"),
        })
        {
            List<double> times = [];
            for (var round = -2; round < Rounds; round++)
            {
                var clock = Stopwatch.StartNew();
                using var answer = await http.GetAsync(path);
                await answer.Content.ReadAsByteArrayAsync();
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    throw new BenchmarkException($"{path}: {answer.StatusCode}.");
                }

                if (round >= 0)
                {
                    times.Add(clock.Elapsed.TotalMilliseconds);
                }
            }

            times.Sort();
            var median = ResultTable.Median(times);
            smallest.TryAdd(name, median);
            table.Add($"desk: {name}, {ResultTable.Count(size)} intakes", $"p50 {ResultTable.Figure(median)} ms", $"{ResultTable.Figure(median / smallest[name])} times the smallest", times[(int)(times.Count * 0.95) - 1], Aim, unit: " ms p95");
        }
    }

    private static async Task SignInAsync(HttpClient http)
    {
        var token = Token().Match(await http.GetStringAsync("/desk/sign-in")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("login", DeskSeed.Login), KeyValuePair.Create("password", DeskSeed.Password), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await http.PostAsync("/desk/sign-in", form);
        if (!answer.IsSuccessStatusCode)
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

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Token();
}
