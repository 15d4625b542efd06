using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;

namespace Bot.Api.Desk.SignIn;

/// <summary>
/// Whose intakes and grids somebody sees. Every query of the desk goes through here: what is out of scope is not there (404).
/// The hotline sees its division and what no grid is known of; a township its own grids; a department what it was given,
/// never what is sealed or about a grid worker.
/// </summary>
public sealed class DeskScope(DeskVisit visit, GridDirectory directory)
{
    private readonly ScopeShape _shape = ScopeShape.Of(directory, visit.Division);

    /// <summary>The grids they answer for, by parent and code.</summary>
    public IReadOnlyList<Grid> Grids => _shape.Grids;

    /// <summary>Every grid of the place.</summary>
    public bool IsWhole => _shape.IsWhole;

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

        // An expression, so that no plan walks a township's whole history by its grids: what is asked for besides is always the smaller set.
        // No "is not null" beside it: that would be a range of the index by grids.
        if (_shape.Range is not null)
        {
            var (division, length) = (visit.Division, visit.Division.Length);
            return IsHotline
                ? intakes.Where(i => i.GridCode == null || i.GridCode.Substring(0, length) == division)
                : intakes.Where(i => i.GridCode!.Substring(0, length) == division);
        }

        var codes = _shape.Codes;
        return IsHotline ? intakes.Where(i => i.GridCode == null || codes.Contains(i.GridCode)) : intakes.Where(i => i.GridCode != null && codes.Contains(i.GridCode));
    }

    /// <summary>Whether one intake that was read elsewhere (inside a transaction, say) is theirs: the same rule.</summary>
    public bool Sees(Intake intake) => visit.Role == StaffRoles.Department
        ? visit.Department is { } department && intake is { Confidential: false, AboutWorker: false } && intake.Department == department
        : intake.GridCode is { } code ? (IsHotline && IsWhole) || Covers(code) : IsHotline;

    /// <summary>Whether this grid is one they answer for.</summary>
    public bool Covers(string gridCode) => _shape.Range is var (from, before)
        ? string.CompareOrdinal(gridCode, from) >= 0 && string.CompareOrdinal(gridCode, before) < 0
        : _shape.Codes.Contains(gridCode, StringComparer.Ordinal);
}

/// <summary>Makes the scope of a visit, on the grids in force.</summary>
public sealed class DeskScopes(LiveGridDirectory directory)
{
    public DeskScope Of(DeskVisit visit) => new(visit, directory.Current);
}
