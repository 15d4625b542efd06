using Bot.Api.Deadlines;
using Bot.Api.Dispatching;
using Bot.Data.Intakes;
using Bot.Data.Profiles;

namespace Bot.Api.Desk.Intakes;

/// <summary>Who can own a matter that several say is not theirs: its grid, the rungs above, the departments. Named owner, it goes to them.</summary>
public sealed class OwnerTargets(AssignTargets targets, Profile profile, Promises promises)
{
    public IReadOnlyList<AssignTarget> Of(Intake intake)
    {
        var isClosed = intake.Confidential || intake.AboutWorker;
        return
        [
            .. intake.GridName is { } grid && !isClosed ? [targets.Own with { Name = grid }] : (AssignTarget[])[],
            .. targets.Levels.Select(t => t with { Name = profile.Ladder.OfficeOf(t.Key[(t.Key.IndexOf(':', StringComparison.Ordinal) + 1)..])?.Name ?? t.Name }),
            .. profile.Dispatch is null || isClosed ? [] : profile.Departments.Select(Department),
        ];
    }

    /// <summary>The leader's word reaches over the rungs: what stands too low to be given to a department stands where it may be from now on.</summary>
    private AssignTarget Department(ProfileOffice department) => new(
        "department:" + department.Name,
        department.Name,
        static _ => null,
        (intake, at) =>
        {
            var from = profile.Dispatch!.FromLevel;
            intake.Level = profile.Ladder.IsAbove(from, intake.Level) ? from : intake.Level;
            Dispatches.GiveTo(intake, department.Name, promises.DepartmentDue(intake, at), profile.Verification.ByGridWorker && intake.GridCode is not null);
        })
    {
        Note = words => Dispatches.Note(profile.Dispatch!, department.Name, words),
    };
}
