using Bot.Data.Deadlines;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Properties;

/// <summary>All that the database holds of one intake.</summary>
internal sealed record IntakeRows(Intake Intake, List<TimelineEntry> Timeline, List<Deadline> Deadlines, List<QueuedEvent> Events)
{
    public static async Task<IntakeRows> ReadAsync(TemporaryDatabase database, long id)
    {
        await using var db = database.Open();
        return new(
            await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == id),
            await db.Timeline.AsNoTracking().Where(t => t.IntakeId == id).OrderBy(t => t.Sequence).ToListAsync(),
            await db.Deadlines.AsNoTracking().Where(d => d.IntakeId == id).OrderBy(d => d.Id).ToListAsync(),
            await db.Events.AsNoTracking().Where(e => e.IntakeId == id).OrderBy(e => e.Position).ToListAsync());
    }

    /// <summary>Every row with every column, to see whether anything at all changed.</summary>
    public string Spelled() => System.Text.Json.JsonSerializer.Serialize(this);

    /// <summary>What must hold wherever an intake stands and however it came there.</summary>
    public void AssertSound()
    {
        Assert.Equal(Enumerable.Range(1, Timeline.Count), Timeline.Select(t => t.Sequence));
        Assert.Equal(Timeline.Count, Intake.Entries);
        Assert.Equal(Timeline[^1].Hash, Intake.LastHash);
        Assert.Equal(Timeline[^1].Status, Intake.Status);

        var open = Deadlines.Where(d => d.EndedAt is null).ToList();
        Assert.True(open.DistinctBy(d => d.Kind).Count() == open.Count, "two open deadlines of one kind");
        Assert.False(Intake.Status.IsFinal() && open.Count > 0, $"{Intake.Status} and a deadline still runs");
        var isPromised = !Intake.Status.IsFinal() && Intake.Status is not (IntakeStatus.Resolved or IntakeStatus.Verified);
        Assert.Equal(isPromised ? [Intake.Due] : [], open.Where(d => d.Kind == DeadlineKind.Resolve).Select(d => d.Due));

        var told = Timeline.Where(t => EventTypes.Of(t.Move) is not null).ToList();
        Assert.Equal(told.Select(t => (EventTypes.Id(Intake.Number, t.Sequence), EventTypes.Of(t.Move)!)), Events.Select(e => (e.Id, e.Type)));
    }
}
