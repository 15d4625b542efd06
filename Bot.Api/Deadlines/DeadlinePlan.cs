using Bot.Data.Deadlines;
using Bot.Data.Profiles;

namespace Bot.Api.Deadlines;

/// <summary>One look at a deadline: what to do now, if anything, and when to look again for what.</summary>
public readonly record struct DeadlineLook(DeadlineStep? Do, DeadlineStep Next, DateTimeOffset NextAt);

/// <summary>When the steps of a deadline are. Of several that have passed, only the last is done.</summary>
public sealed class DeadlinePlan(WorkingCalendar calendar, Promises promises, Profile profile)
{
    /// <summary>Share of the time after which the holder is reminded first.</summary>
    public const double Half = 0.5;

    /// <summary>Share of the time after which the holder is reminded again.</summary>
    public const double Most = 0.8;

    /// <summary>A reminder this late is still in time; a later one waits for office hours.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMinutes(30);

    public DeadlineLook At(Deadline deadline, bool urgent, DateTimeOffset now)
    {
        if (deadline.Step == DeadlineStep.Late)
        {
            return new DeadlineLook(DeadlineStep.Late, DeadlineStep.Late, AfterLate(deadline, now));
        }

        var steps = StepsOf(deadline, urgent);
        var due = steps.FindLast(s => s.At <= now && s.Step >= deadline.Step);
        if (due.Step == DeadlineStep.Due)
        {
            return new DeadlineLook(DeadlineStep.Due, DeadlineStep.Late, AfterDue(deadline, now));
        }

        var next = steps.Find(s => s.At > now);
        if (due.Step == DeadlineStep.Plan)
        {
            return new DeadlineLook(null, next.Step, next.At);
        }

        var opening = OpeningFor(due, urgent, now);
        return opening > now
            ? new DeadlineLook(null, due.Step, opening < next.At ? opening : next.At)
            : new DeadlineLook(due.Step, next.Step, next.At);
    }

    /// <summary>The steps up to the due instant: in working time, by the clock when urgent, by days of the calendar for a rating.</summary>
    public List<(DeadlineStep Step, DateTimeOffset At)> StepsOf(Deadline deadline, bool urgent) => deadline.Kind == DeadlineKind.Rate
        ? [(DeadlineStep.Remind, promises.RemindToRateAt(deadline.SetAt)), (DeadlineStep.Due, deadline.Due)]
        :
        [
            (DeadlineStep.Half, Share(deadline, Half, urgent)),
            (DeadlineStep.Most, Share(deadline, Most, urgent)),
            (DeadlineStep.Due, deadline.Due),
        ];

    /// <summary>From when on what is still late goes up one rung more.</summary>
    public DateTimeOffset EscalateAgainAt(Deadline deadline) => calendar.AddWorkingDays(deadline.Due, profile.Promises.EscalateAgainWorkingDays);

    /// <summary>Whether people are at work.</summary>
    public bool IsOpen(DateTimeOffset now) => calendar.IsOpen(now);

    private DateTimeOffset Share(Deadline deadline, double share, bool urgent) => urgent
        ? deadline.SetAt + ((deadline.Due - deadline.SetAt) * share)
        : calendar.ShareOf(deadline.SetAt, deadline.Due, share);

    /// <summary>Now, or when a reminder that was missed may be given: workers at work, residents by day.</summary>
    private DateTimeOffset OpeningFor((DeadlineStep Step, DateTimeOffset At) step, bool urgent, DateTimeOffset now)
    {
        if (step.Step == DeadlineStep.Remind)
        {
            return Promises.ByDay(now);
        }

        return urgent || now - step.At <= Lag || calendar.IsOpen(now) ? now : calendar.NextOpening(now);
    }

    private DateTimeOffset AfterDue(Deadline deadline, DateTimeOffset now)
    {
        var again = EscalateAgainAt(deadline);
        return again <= now ? again : Earlier(again, calendar.NextOpening(now));
    }

    private DateTimeOffset AfterLate(Deadline deadline, DateTimeOffset now)
    {
        var again = EscalateAgainAt(deadline);
        var morning = calendar.NextOpening(now);
        return again <= now ? morning : Earlier(again, morning);
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
