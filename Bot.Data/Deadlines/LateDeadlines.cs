using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Deadlines;

/// <summary>A promise to a resident that is broken and still open, with what it is about.</summary>
public sealed record LateDeadline(Deadline Deadline, Intake Intake);

/// <summary>Late things are found by asking for them, never by remembering them.</summary>
public static class LateDeadlines
{
    /// <summary>Open deadlines past their due instant, oldest first, those that nobody holds included. A rating that was not given is no broken promise.</summary>
    public static IQueryable<LateDeadline> DueAsOf(this BotDbContext db, DateTimeOffset asOf) =>
        from deadline in db.Deadlines.AsNoTracking()
        where deadline.EndedAt == null && deadline.Due <= asOf && deadline.Kind != DeadlineKind.Rate
        join intake in db.Intakes.AsNoTracking() on deadline.IntakeId equals intake.Id
        orderby deadline.Due, deadline.Id
        select new LateDeadline(deadline, intake);
}
