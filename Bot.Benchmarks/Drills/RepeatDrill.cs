using System.Collections.Concurrent;
using Bot.Benchmarks.Turns;
using Bot.Simulator.Platform.Residents;
using Microsoft.EntityFrameworkCore;

namespace Bot.Benchmarks.Drills;

/// <summary>The same callback again and again, each time signed and encrypted afresh: all at once, then many abreast, then one by one, and after a restart.</summary>
public static class RepeatDrill
{
    public const string Name = "repeat";
    private const int Abreast = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<DrillReport> RunAsync(int times)
    {
        var report = new DrillReport(Name, $"the same callback {times:N0} times");
        await using var stage = await DrillStage.OpenAsync();
        await stage.Bot.StartAsync();
        var crowd = new Crowd(stage);
        var walk = new Walk(stage.Platform.Follow("oDrillRepeated0000000000001"), new ReportScript(stage.Grids).Problem(0), confirms: true);
        await crowd.TellAsync(walk, walk.Words);

        var atOnce = times / 20;
        var replies = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        foreach (var answer in await walk.Resident.SayRepeatedlyAsync(ReportScript.Confirmation, atOnce))
        {
            Count(replies, answer.Text);
        }

        var message = walk.Resident.Chat.Last(m => m.Way == ChatWay.Said);
        async ValueTask AgainAsync() => Count(replies, (await walk.Resident.RedeliverAsync(message, times: 1))[0].Text);
        await Parallel.ForEachAsync(Enumerable.Range(0, times / 2), new ParallelOptions { MaxDegreeOfParallelism = Abreast }, (_, _) => AgainAsync());
        await stage.Bot.KillAsync();
        await stage.Bot.StartAsync();
        for (var i = atOnce + (times / 2); i < times; i++)
        {
            await AgainAsync();
        }

        report.Note("at once before any answer, abreast, one by one after a restart", $"{atOnce}, {times / 2}, {times - atOnce - (times / 2)}");
        report.Law("answers", $"{replies.Values.Sum()}", replies.Values.Sum() == times);
        report.None("without words", replies.GetValueOrDefault(""));
        report.Law("different answers", $"{replies.Count}", replies.Count == 1);
        var settled = await stage.UntilAsync(db => db.Deliveries.AnyAsync(d => d.State == Data.Deliveries.DeliveryState.Sent), Patience);
        await using var database = stage.OpenDatabase();
        var rows = (Intakes: await database.Intakes.CountAsync(), Entries: await database.Timeline.CountAsync(), Events: await database.Events.CountAsync(), Deliveries: await database.Deliveries.CountAsync());
        report.Law("intakes, timeline entries, events, deliveries", $"{rows.Intakes}, {rows.Entries}, {rows.Events}, {rows.Deliveries}", rows == (1, 1, 1, 1));
        var shown = stage.Platform.Groups.Sum(g => g.Messages.Count);
        report.Law("messages in the group", $"{shown}", settled && shown == 1);
        await new Reckoning(stage, crowd, report).AuditAsync();
        return report;
    }

    private static void Count(ConcurrentDictionary<string, int> replies, string? reply) => replies.AddOrUpdate(reply ?? "", 1, (_, n) => n + 1);
}
