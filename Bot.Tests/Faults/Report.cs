using Bot.Data.Deliveries;
using Bot.Data.Grids;
using Bot.Simulator.Platform.Groups;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Faults;

/// <summary>One resident with one report on a stage, and what can be counted of it: told how often, in the chat and in the ledger.</summary>
internal sealed class Report(FaultStage stage, SimulatedResident resident, Grid grid)
{
    private static int _next;

    /// <summary>The words of the result, of this report alone.</summary>
    public string Note { get; } = $"第{Interlocked.Increment(ref _next)}盏路灯修好了";

    public SimulatedResident Resident => resident;

    public string Number { get; private set; } = "";

    public SimulatedGroup Group => stage.Platform.FindGroup(grid.Robot)!;

    /// <summary>A resident nobody knows unless one is named, in a grid whose robot few others use.</summary>
    public static Report New(FaultStage stage, SimulatedResident? resident = null)
    {
        var robots = DemoPoints.Grids.Where(g => g.Robot is not null).DistinctBy(g => g.Robot).ToList();
        return new Report(stage, resident ?? stage.NewResident(), robots[Interlocked.Increment(ref _next) % robots.Count]);
    }

    /// <summary>Reported, card in the group, nothing under way.</summary>
    public static async Task<Report> SubmittedAsync(FaultStage stage, SimulatedResident? resident = null)
    {
        var report = New(stage, resident);
        await report.SubmitAsync();
        await stage.SettledAsync(report.Number);
        return report;
    }

    /// <summary>Submitted and accepted, the resident told so, nothing under way.</summary>
    public static async Task<Report> AcceptedAsync(FaultStage stage, SimulatedResident? resident = null)
    {
        var report = await SubmittedAsync(stage, resident);
        await stage.GridPlatform.MustAsync(report.Number, "accept");
        await stage.SettledAsync(report.Number);
        return report;
    }

    public async Task SubmitAsync()
    {
        await resident.SayAsync("路口的路灯坏了好几天，晚上看不见路");
        await SendPlaceAsync();
        Take(await resident.SayAsync("确认"));
    }

    public Task<string?> SendPlaceAsync()
    {
        var (longitude, latitude) = Coordinates.FromWgs84(DemoPoints.In(grid), CoordinateSystem.Gcj02);
        return resident.SendLocationAsync(longitude, latitude);
    }

    /// <summary>Remembers the number in a reply that says it is submitted.</summary>
    public void Take(string? reply)
    {
        var at = reply?.IndexOf("WG-", StringComparison.Ordinal) ?? -1;
        Assert.True(at >= 0, $"Not submitted. The chat:\n{resident.Transcript()}");
        Number = reply!.Substring(at, 18);
    }

    public Task ResolveAsync() => stage.GridPlatform.MustAsync(Number, "resolve", Note);

    /// <summary>Messages in the chat that tell the result: in words, or as the template of results.</summary>
    public int ResultsTold => resident.Chat.Count(m =>
        (m.Way is ChatWay.Passive or ChatWay.CustomerService && m.Text.Contains(Note, StringComparison.Ordinal))
        || (m is { Way: ChatWay.Template or ChatWay.Subscription, Text: "办理结果通知" or "诉求办理结果提醒" } && m.Values.Any(v => v.Value == Number)));

    /// <summary>Cards of this report in its group.</summary>
    public int Cards => Group.Messages.Count(m => m.AllText.Contains(Number, StringComparison.Ordinal));

    public async Task<Delivery> ResultRowAsync() => Assert.Single(await stage.LedgerAsync(Number, Purposes.Result));

    /// <summary>Waits until the ledger names this error for the result.</summary>
    public Task UntilResultNamesAsync(string error)
    {
        var id = FaultStage.IdOf(Number);
        return stage.UntilAsync(db => db.Deliveries.AnyAsync(d => d.IntakeId == id && d.Purpose == Purposes.Result && d.Error == error));
    }

    /// <summary>The law of every delivery: sent in the end, each told once, in the chat and in the ledger alike.</summary>
    public async Task AssertAllSentOnceAsync()
    {
        await stage.SettledAsync(Number);
        Assert.All(await stage.LedgerAsync(Number), d => Assert.Equal(DeliveryState.Sent, d.State));
        Assert.Single(await stage.LedgerAsync(Number, Purposes.Card));
        await ResultRowAsync();
        Assert.Equal(1, Cards);
        Assert.True(ResultsTold == 1, $"Told {ResultsTold} times. The chat:\n{resident.Transcript()}");
    }

    /// <summary>Whatever came over the wire how often: this resident has this one intake.</summary>
    public async Task AssertOneIntakeAsync()
    {
        var id = FaultStage.IdOf(Number);
        var key = await stage.ReadAsync(async db => (await db.Intakes.SingleAsync(i => i.Id == id)).Resident);
        Assert.Equal(1, await stage.ReadAsync(db => db.Intakes.CountAsync(i => i.Resident == key)));
    }
}
