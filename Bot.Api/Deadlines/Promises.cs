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

    /// <exception cref="ProfileException">A promise is made for an item that does not exist.</exception>
    public Promises(Profile profile, WorkingCalendar calendar)
    {
        (_profile, _calendar) = (profile, calendar);
        RefuseUnknownItems(profile);
    }

    /// <summary>A promise for a misspelt item would never be kept.</summary>
    /// <exception cref="ProfileException">Names the item.</exception>
    public static void RefuseUnknownItems(Profile profile)
    {
        if (profile.Promises.Items.Keys.FirstOrDefault(code => ServiceItems.All.All(i => i.Code != code)) is { } unknown)
        {
            throw new ProfileException($"{profile.Name}: promises.items.{unknown} is no service item.");
        }
    }

    /// <summary>The rung that gets it first: the grid, unless none is known, it is sealed, or it is about a grid worker.</summary>
    public static string LevelOf(Grid? grid, bool confidential, bool aboutWorker) =>
        grid is null || confidential || aboutWorker ? IntakeLevels.Township : IntakeLevels.Grid;

    /// <summary>Urgent by the clock, day and night; else in working time, by level and item.</summary>
    public (DateTimeOffset Accept, DateTimeOffset Resolve) DueFrom(DateTimeOffset at, string level, string item, bool urgent)
    {
        var promises = _profile.Promises;
        return urgent
            ? (at.AddHours(promises.UrgentAcceptHours), at.AddHours(promises.UrgentResolveHours))
            : (_calendar.AddWorkingHours(at, Own(item)?.AcceptWorkingHours ?? promises.AcceptWorkingHours), _calendar.AddWorkingDays(at, DaysAt(level, item)));
    }

    /// <summary>Until when it is to be taken up again after a move that leaves it to nobody; null after any other.</summary>
    public DateTimeOffset? TakeUpBy(Move move, Intake intake, DateTimeOffset at) => move switch
    {
        Move.Escalate => DueFrom(at, IntakeLevels.Above(intake.Level), intake.Item, intake.Urgent).Accept,
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
        var level = LevelOf(grid, draft.Confidential, draft.AboutWorker);
        var due = DueFrom(at, level, draft.Item ?? ServiceItems.Other, draft.Urgent).Resolve;
        var handler = level == IntakeLevels.Grid ? GridNotices.FirstHandler(grid!) : null;
        return handler is null
            ? new Promise("", _profile.Office.Name, _profile.Office.Phone, due)
            : new Promise(handler.Role, handler.Name, Masking.MaskPhone(handler.Phone), due);
    }

    private ProfileItemPromise? Own(string item) => _profile.Promises.Items.GetValueOrDefault(item);

    private int DaysAt(string level, string item)
    {
        var (all, own) = (_profile.Promises, Own(item));
        return level switch
        {
            IntakeLevels.Grid => own?.GridWorkingDays ?? all.GridWorkingDays,
            IntakeLevels.County => own?.CountyWorkingDays ?? all.CountyWorkingDays ?? own?.TownshipWorkingDays ?? all.TownshipWorkingDays,
            _ => own?.TownshipWorkingDays ?? all.TownshipWorkingDays,
        };
    }
}
