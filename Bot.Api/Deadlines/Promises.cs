using Bot.Api.Grids;
using Bot.Data;
using Bot.Data.Deadlines;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Deadlines;

/// <summary>What the place promises: who looks first, until when it is taken up, until when there is a result, what comes after it.</summary>
public sealed class Promises
{
    /// <summary>Residents are written to no earlier than this.</summary>
    public static readonly TimeOnly DayBegins = new(9, 0);

    /// <summary>Nor later than this.</summary>
    public static readonly TimeOnly DayEnds = new(20, 0);

    private readonly Profile _profile;
    private readonly WorkingCalendar _calendar;

    public Promises(Profile profile, WorkingCalendar calendar) => (_profile, _calendar, Extension) = (profile, calendar, new ExtensionRule(profile.Extension, calendar));

    /// <summary>How often and how far a promise may be put off.</summary>
    public ExtensionRule Extension { get; }

    /// <summary>
    /// The rung that gets it first: the grid, or where its item begins; the office's when no grid is known, it is sealed, or
    /// it is about a grid worker.
    /// </summary>
    public string LevelOf(Grid? grid, string item, bool confidential, bool aboutWorker)
    {
        var ladder = _profile.Ladder;
        var start = _profile.Entry(item)?.StartLevel ?? Ladder.Grid;
        return (grid is null || confidential || aboutWorker) && !ladder.IsAbove(start, ladder.OfficeLevel) ? ladder.OfficeLevel : start;
    }

    /// <summary>Where it goes from a level when it goes up.</summary>
    public string Above(string level) => _profile.Ladder.Above(level);

    /// <summary>Urgent by the clock, day and night; else in working time, by level and item.</summary>
    public (DateTimeOffset Accept, DateTimeOffset Resolve) DueFrom(DateTimeOffset at, string level, string item, bool urgent)
    {
        var promises = _profile.Promises;
        return urgent
            ? (at.AddHours(promises.UrgentAcceptHours), at.AddHours(promises.UrgentResolveHours))
            : (_calendar.AddWorkingHours(at, HoursAt(level, item)), _calendar.AddWorkingDays(at, DaysAt(level, item)));
    }

    /// <summary>Until when it is to be taken up again after a move that leaves it to nobody; null after any other.</summary>
    public DateTimeOffset? TakeUpBy(Move move, Intake intake, DateTimeOffset at) => move switch
    {
        Move.Escalate => DueFrom(at, Above(intake.Level), intake.Item, intake.Urgent).Accept,
        Move.Return or Move.Reopen => DueFrom(at, intake.Level, intake.Item, intake.Urgent).Accept,
        _ => null,
    };

    /// <summary>A due that is given as a day lands at its end of work; one that is not urgent never on a day of rest.</summary>
    public DateTimeOffset DueOn(DateOnly day, bool urgent) => urgent ? _calendar.EndOfWork(day) : _calendar.EndOfWorkFrom(day);

    /// <summary>When an unrated intake closes by itself.</summary>
    public DateTimeOffset CloseUnratedAt(DateTimeOffset resolved) => ByDay(resolved.AddDays(_profile.AfterResult.CloseAfterDays));

    /// <summary>When its resident is reminded to rate.</summary>
    public DateTimeOffset RemindToRateAt(DateTimeOffset resolved) => ByDay(resolved.AddDays(_profile.AfterResult.RemindAfterDays));

    /// <summary>Until when an order of supervision is to be answered.</summary>
    public DateTimeOffset AnswerOrderBy(DateTimeOffset issued) => _calendar.AddWorkingDays(issued, _profile.AfterResult.SupervisionWorkingDays);

    /// <summary>Until when somebody calls back (回访).</summary>
    public DateTimeOffset CallBackBy(DateTimeOffset at) => _calendar.AddWorkingDays(at, _profile.CallBacks.WorkingDays);

    /// <summary>Until when a department is to have a result. What is urgent keeps its promise, or gets one by the clock where that has passed.</summary>
    public DateTimeOffset DepartmentDue(Intake intake, DateTimeOffset at) => intake.Urgent
        ? intake.Due > at ? intake.Due : at.AddHours(_profile.Promises.UrgentResolveHours)
        : _calendar.AddWorkingDays(at, _profile.Dispatch?.WorkingDays ?? DaysAt(intake.Level, intake.Item));

    /// <summary>This moment, or the next at which one may write to people at home.</summary>
    public static DateTimeOffset ByDay(DateTimeOffset moment)
    {
        var local = moment.ToOffset(ChinaTime.Offset);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        var day = local.ChinaDate();
        return time < DayBegins ? At(day) : time > DayEnds ? At(day.AddDays(1)) : local;

        static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(DayBegins), ChinaTime.Offset);
    }

    public Promise For(Draft draft, Grid? grid, DateTimeOffset at)
    {
        var item = draft.Item ?? ServiceItems.Other;
        var level = LevelOf(grid, item, draft.Confidential, draft.AboutWorker);
        var due = DueFrom(at, level, item, draft.Urgent).Resolve;
        var handler = level == Ladder.Grid ? GridNotices.FirstHandler(grid!, _profile) : null;
        var office = _profile.Ladder.OfficeOf(level) ?? _profile.Office;
        return handler is null
            ? new Promise("", office.Name, office.Phone, due)
            : new Promise(handler.Role, handler.Name, Masking.MaskPhone(handler.Phone), due);
    }

    private int HoursAt(string level, string item) =>
        _profile.Entry(item)?.AcceptWorkingHours ?? _profile.Ladder.RungOf(level).AcceptWorkingHours ?? _profile.Promises.AcceptWorkingHours;

    private int DaysAt(string level, string item)
    {
        var rung = _profile.Ladder.RungOf(level);
        return _profile.Entry(item)?.WorkingDays.TryGetValue(rung.Level, out var own) == true ? own : rung.WorkingDays;
    }
}
