using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.SignIn;

/// <summary>
/// Whose intakes and grids somebody sees. Every query of the desk goes through here: what is out of scope is not there (404).
/// The hotline sees its division and what no grid is known of; a township its own grids; a department what it was given,
/// never what is sealed or about a grid worker.
/// </summary>
public sealed class DeskScope(DeskVisit visit, GridDirectory directory)
{
    private List<string>? _codes;

    /// <summary>The grids they answer for, by parent and code.</summary>
    public IReadOnlyList<Grid> Grids => directory.Under(visit.Division);

    /// <summary>Every grid of the place.</summary>
    public bool IsWhole => Grids.Count == directory.Count;

    private bool IsHotline => visit.Role is StaffRoles.Agent or StaffRoles.Leader or StaffRoles.Administrator or StaffRoles.Auditor;

    public IQueryable<Intake> Visible(IQueryable<Intake> intakes)
    {
        if (visit.Role == StaffRoles.Department)
        {
            var department = visit.Department;
            return department is null ? intakes.Where(_ => false) : intakes.Where(i => i.Department == department && !i.Confidential && !i.AboutWorker);
        }

        if (IsHotline && IsWhole)
        {
            return intakes;
        }

        var codes = _codes ??= [.. Grids.Select(g => g.Code)];
        return IsHotline
            ? intakes.Where(i => i.GridCode == null || EF.Parameter(codes).Contains(i.GridCode))
            : intakes.Where(i => i.GridCode != null && EF.Parameter(codes).Contains(i.GridCode));
    }

    /// <summary>Whether one intake that was read elsewhere (inside a transaction, say) is theirs: the same rule.</summary>
    public bool Sees(Intake intake) => visit.Role == StaffRoles.Department
        ? visit.Department is { } department && intake is { Confidential: false, AboutWorker: false } && intake.Department == department
        : intake.GridCode is { } code ? (IsHotline && IsWhole) || Covers(code) : IsHotline;

    /// <summary>Whether this grid is one they answer for.</summary>
    public bool Covers(string gridCode) => directory.ByCode(gridCode) is { } grid && grid.Parent.StartsWith(visit.Division, StringComparison.Ordinal);
}

/// <summary>Makes the scope of a visit, on the grids in force.</summary>
public sealed class DeskScopes(LiveGridDirectory directory)
{
    public DeskScope Of(DeskVisit visit) => new(visit, directory.Current);
}
