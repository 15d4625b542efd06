using Bot.Api.Grids;
using Bot.Data.Deadlines;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Dialogs;

namespace Bot.Api.Deadlines;

/// <summary>What the place promises: who looks first, until when it is taken up, until when there is a result.</summary>
public sealed class Promises(Profile profile, WorkingCalendar calendar)
{
    /// <summary>The rung that gets it first: the grid, unless none is known, it is sealed, or it is about a grid worker.</summary>
    public static string LevelOf(Grid? grid, bool confidential, bool aboutWorker) =>
        grid is null || confidential || aboutWorker ? IntakeLevels.Township : IntakeLevels.Grid;

    public (DateTimeOffset Accept, DateTimeOffset Resolve) DueFrom(DateTimeOffset at, string level, bool urgent)
    {
        var promises = profile.Promises;
        return urgent
            ? (at.AddHours(promises.UrgentAcceptHours), at.AddHours(promises.UrgentResolveHours))
            : (calendar.AddWorkingHours(at, promises.AcceptWorkingHours), calendar.AddWorkingDays(at, DaysAt(level)));
    }

    public Promise For(Draft draft, Grid? grid, DateTimeOffset at)
    {
        var level = LevelOf(grid, draft.Confidential, draft.AboutWorker);
        var due = DueFrom(at, level, draft.Urgent).Resolve;
        var handler = level == IntakeLevels.Grid ? GridNotices.FirstHandler(grid!) : null;
        return handler is null
            ? new Promise("", profile.Office.Name, profile.Office.Phone, due)
            : new Promise(handler.Role, handler.Name, Masking.MaskPhone(handler.Phone), due);
    }

    private int DaysAt(string level) =>
        level == IntakeLevels.Grid ? profile.Promises.GridWorkingDays : profile.Promises.TownshipWorkingDays;
}
