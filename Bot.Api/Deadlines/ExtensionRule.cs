using Bot.Api.GroupNotification;
using Bot.Data;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;

namespace Bot.Api.Deadlines;

/// <summary>What the place allows when a promise is put off (<see cref="ProfileExtension"/>): how often, and how far. Where it says nothing, nothing is refused.</summary>
public sealed class ExtensionRule(ProfileExtension rule, WorkingCalendar calendar)
{
    /// <summary>Why this promise is not put off once more; null where it may be. Reads the timeline, inside the transaction that would do it.</summary>
    public string? RefusalOf(WriteSession session, Intake intake)
    {
        if (rule.Most is not { } most)
        {
            return null;
        }

        var made = TimesPutOff(session.Context, intake.Id);
        return made < most ? null : $"按规定{Article}一件事最多延期 {most} 次，这件已经延过 {made} 次，不能再延了。请尽快办结；办不了的请上报。";
    }

    /// <summary>Why it is not put off to this instant; null where it may be. An instant counts by its day in China. Long overdue, no day is left.</summary>
    public string? RefusalOf(Intake intake, DateTimeOffset until, DateTimeOffset at)
    {
        if (LastDay(intake) is not { } last || (until.ChinaDate() <= last && last >= at.ChinaDate()))
        {
            return null;
        }

        var rest = last < at.ChinaDate() ? "已经过了，不能再延。请尽快办结；办不了的请上报" : $"最晚到 {last:yyyy年M月d日}";
        return $"按规定{Article}每次延期不超过 {rule.WorkingDaysAtMost} 个工作日，从现在的期限{ChineseTime.Moment(intake.Due)}算起，{rest}。";
    }

    /// <summary>The last day that it may be put off to, counted from the due it has; null where the place sets none.</summary>
    public DateOnly? LastDay(Intake intake) =>
        rule.WorkingDaysAtMost is { } days ? calendar.AddWorkingDays(intake.Due, days).ChinaDate() : null;

    private string Article => rule.Article is { } article ? $"（{article}）" : "";

    /// <summary>Extensions of the promise in force: a matter that is done again has a new one.</summary>
    private static int TimesPutOff(BotDbContext db, long intake)
    {
        var moves = db.Timeline.Where(t => t.IntakeId == intake && (t.Move == Move.Extend || t.Move == Move.Reopen)).OrderBy(t => t.Sequence).Select(t => t.Move).ToList();
        return moves.Count - 1 - moves.LastIndexOf(Move.Reopen);
    }
}
