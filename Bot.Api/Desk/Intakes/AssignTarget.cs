using Bot.Api.Deadlines;
using Bot.Api.Desk.SignIn;
using Bot.Api.Dispatching;
using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Profiles;

namespace Bot.Api.Desk.Intakes;

/// <summary>Somebody an intake can be given to: how the form names it, how it is called, and what giving changes.</summary>
/// <param name="Key">In the form.</param>
/// <param name="Name">As shown.</param>
/// <param name="Objection">Why this intake cannot be given there, in words; null when it can.</param>
/// <param name="Give">The change.</param>
public sealed record AssignTarget(string Key, string Name, Func<Intake, string?> Objection, Action<Intake, DateTimeOffset> Give)
{
    /// <summary>What the timeline says, from what was written.</summary>
    public Func<string, string?> Note { get; init; } = static words => words.Length == 0 ? null : words;
}

public sealed record TargetGroup(string Title, IReadOnlyList<AssignTarget> Targets);

/// <summary>Whom the desk gives intakes to: each grid's own worker, a rung of the ladder, a department, one worker by name.</summary>
public sealed class AssignTargets(LiveGridDirectory directory, Profile profile, Promises promises)
{
    /// <summary>With more grids than this, single workers are not listed: the list would be of no use.</summary>
    public const int MostGrids = 200;

    private const string OwnKey = "own";

    /// <summary>The grid's own worker.</summary>
    public AssignTarget Own => OwnWorker();

    /// <summary>The rungs above the grid.</summary>
    public IEnumerable<AssignTarget> Levels => profile.Ladder.Rungs.Where(r => r.Level != Ladder.Grid).Select(LevelTarget);

    public IReadOnlyList<TargetGroup> Offered(DeskVisit visit, DeskScope scope) =>
    [
        .. new TargetGroup[]
        {
            new("网格", [OwnWorker()]),
            new("上一级", [.. Levels]),
            new("部门", profile.Dispatch is null ? [] : [.. profile.Departments.Select(DepartmentTarget)]),
            new("网格员", scope.Grids.Count > MostGrids ? [] : [.. scope.Grids.SelectMany(g => g.Members.Where(m => !string.IsNullOrEmpty(m.UserId)).Select(m => WorkerTarget(g, m)))]),
        }.Where(g => g.Targets.Count > 0),
    ];

    public AssignTarget? Find(DeskVisit visit, DeskScope scope, string? key) => key?.Split(':', 2) switch
    {
        [OwnKey] => OwnWorker(),
        ["level", var level] => profile.Ladder.Rungs.FirstOrDefault(r => r.Level == level && level != Ladder.Grid) is { } rung ? LevelTarget(rung) : null,
        ["department", var name] => profile.Dispatch is not null && profile.DepartmentNamed(name) is { } department ? DepartmentTarget(department) : null,
        ["worker", var userId] => scope.Grids.SelectMany(g => g.Members.Select(m => (Grid: g, Member: m))).FirstOrDefault(p => p.Member.UserId == userId) is { Member: not null } found ? WorkerTarget(found.Grid, found.Member) : null,
        _ => null,
    };

    private AssignTarget OwnWorker() => new(
        OwnKey,
        "各网格自己的网格员",
        intake => ForGrid(intake) ?? (HandlerOf(intake) is null ? "不清楚在哪个网格，或者网格里还没有人" : intake.AboutWorker ? "投诉网格员的事不能派回本网格" : null),
        (intake, _) =>
        {
            var handler = HandlerOf(intake)!;
            (intake.HandlerId, intake.HandlerName, intake.Level) = (handler.UserId, handler.Name, Ladder.Grid);
        });

    private static AssignTarget WorkerTarget(Grid grid, GridMember member) => new(
        "worker:" + member.UserId,
        $"{member.Name}（{grid.Name}）",
        intake => ForGrid(intake) ?? (intake.AboutWorker && intake.GridCode == grid.Code ? "投诉网格员的事不能派回本网格" : null),
        (intake, _) => (intake.HandlerId, intake.HandlerName) = (member.UserId, member.Name));

    private AssignTarget LevelTarget(ProfileRung rung) => new(
        "level:" + rung.Level,
        profile.Ladder.OfficeOf(rung.Level)?.Name is { } office ? $"{rung.Name}（{office}）" : rung.Name,
        intake => (intake.Confidential || intake.AboutWorker) && profile.Ladder.IsAbove(profile.Ladder.OfficeLevel, rung.Level) ? "保密和投诉网格员的事只能给上级机关" : null,
        (intake, _) => (intake.HandlerId, intake.HandlerName, intake.Level) = (null, profile.Ladder.OfficeOf(rung.Level)?.Name ?? rung.Name, rung.Level));

    private AssignTarget DepartmentTarget(ProfileOffice department) => new(
        "department:" + department.Name,
        department.Name,
        intake => intake.Confidential || intake.AboutWorker ? "保密和投诉网格员的事不派给部门"
            : !Dispatches.IsOpenTo(intake, profile) ? $"要先到{profile.Ladder.RungOf(profile.Dispatch!.FromLevel).Name}，才能派给部门" : null,
        (intake, at) => Dispatches.GiveTo(intake, department.Name, promises.DepartmentDue(intake, at), profile.Verification.ByGridWorker && intake.GridCode is not null))
    {
        Note = words => Dispatches.Note(profile.Dispatch!, department.Name, words),
    };

    private GridMember? HandlerOf(Intake intake) =>
        intake.GridCode is { } code && directory.Current.ByCode(code) is { } grid && GridNotices.FirstHandler(grid, profile) is { UserId: { Length: > 0 } } handler ? handler : null;

    private static string? ForGrid(Intake intake) => intake.Confidential ? "保密的事不能派给网格员" : null;
}
