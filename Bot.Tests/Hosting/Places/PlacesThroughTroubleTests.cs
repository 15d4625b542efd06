using System.Net;
using Bot.Api.Hosting.Places;
using Bot.Benchmarks.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Hosting.Places;

/// <summary>Restarts, locks, and a place that cannot start.</summary>
public sealed class PlacesThroughTroubleTests
{
    [Fact]
    public async Task A_restart_keeps_every_place()
    {
        await using var towns = await Towns.StartAsync();
        var numbers = new List<string>();
        foreach (var town in towns.All)
        {
            numbers.Add(await town.ReportAsync("路口的路灯坏了，" + Path.GetFileNameWithoutExtension(town.Profile)));
        }

        // Half said when the process ends, and in one place only.
        await towns.East.Resident.SayAsync("河边有人乱倒建筑垃圾");
        await towns.StopBotAsync();
        await towns.StartBotAsync();
        Assert.Contains("已提交", await towns.East.Resident.SayAsync("半阁村2组") + await towns.East.Resident.SayAsync("确认"), StringComparison.Ordinal);
        foreach (var (town, number) in towns.All.Zip(numbers))
        {
            Assert.Contains("路口的路灯坏了，" + Path.GetFileNameWithoutExtension(town.Profile), await town.Resident.SayAsync("查进度 " + number), StringComparison.Ordinal);
            await using var db = town.OpenDatabase();
            Assert.Equal(town == towns.East ? 2 : 1, await db.Intakes.CountAsync());
        }
    }

    [Fact]
    public async Task A_locked_database_holds_up_its_own_place_only()
    {
        await using var towns = await Towns.StartAsync();
        await using var locker = new SqliteConnection(towns.West.Settings.ConnectionString);
        await locker.OpenAsync();
        await using var begin = new SqliteCommand("BEGIN IMMEDIATE", locker);
        await begin.ExecuteNonQueryAsync();

        var held = towns.West.ReportAsync("公园的椅子断了");
        var number = await towns.East.ReportAsync("公园的椅子断了");
        await towns.East.CardAsync(number);
        await towns.Root.CardAsync(await towns.Root.ReportAsync("公园的椅子断了"));
        Assert.False(held.IsCompletedSuccessfully);

        await using var end = new SqliteCommand("ROLLBACK", locker);
        await end.ExecuteNonQueryAsync();
        await held.ContinueWith(_ => { }, TaskScheduler.Default);
        await using var db = towns.East.OpenDatabase();
        Assert.Equal(1, await db.Intakes.CountAsync());
    }

    [Fact]
    public async Task A_place_that_cannot_start_stops_the_start_with_its_name_and_reason_and_nothing_listens()
    {
        await using var towns = await Towns.FoundAsync();
        var settings = towns.Settings();
        var blocked = Path.Combine(Path.GetDirectoryName(towns.East.Profile)!, "blocked");
        await File.WriteAllTextAsync(blocked, "no folder");
        settings["Bot:Places:west:ConnectionStrings:Bot"] = $"Data Source={Path.Combine(blocked, "bot.db")}";
        settings["urls"] = towns.Address.AbsoluteUri;
        await using var bot = Api.Hosting.BotHost.Create([], settings);
        var fault = await Assert.ThrowsAsync<PlaceException>(() => bot.StartAsync());
        Assert.StartsWith("Place west could not start: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(blocked, fault.Message, StringComparison.Ordinal);
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(towns.Address));

        using var process = BotProcess.Start(Path.GetDirectoryName(blocked)!, settings, "--urls", towns.Address.AbsoluteUri);
        var error = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((1, fault.Message), (process.ExitCode, (await error).Trim()));
    }

    [Fact]
    public async Task Stopped_in_order_the_last_request_is_still_answered()
    {
        await using var towns = await Towns.StartAsync();
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(towns.Address, "/east/health/live"))).StatusCode);
        await towns.StopBotAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(towns.Address, "/east/health/live")));
    }
}
