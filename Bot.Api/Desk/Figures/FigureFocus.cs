using Bot.Api.Desk.SignIn;
using Bot.Data.Figures;
using Bot.Data.People;

namespace Bot.Api.Desk.Figures;

/// <summary>Whose figures are shown: all, a township's, a community's, a grid's, a department's.</summary>
/// <param name="Code">Division or grid code; empty for all.</param>
/// <param name="Department">Of a department's people; null for others.</param>
public sealed record FigureFocus(string Code, string? Department)
{
    private const int TownshipDigits = 9;
    private const int CommunityDigits = 12;

    /// <summary>Null when that is not theirs.</summary>
    public static FigureFocus? Of(DeskVisit visit, DeskScope scope, string? area)
    {
        if (visit.Role == StaffRoles.Department)
        {
            return visit.Department is { } department && string.IsNullOrEmpty(area) ? new FigureFocus("", department) : null;
        }

        var code = string.IsNullOrEmpty(area) ? (scope.IsWhole && visit.Role != StaffRoles.Township ? "" : visit.Division) : area;
        var isTheirs = code.Length <= 20 && code.All(char.IsAsciiLetterOrDigit) && (scope.IsWhole || code.StartsWith(visit.Division, StringComparison.Ordinal));
        return isTheirs ? new FigureFocus(code, null) : null;
    }

    public bool HasTownships => Department is null && Code.Length < TownshipDigits;

    public bool HasCommunities => Department is null && Code.Length < CommunityDigits;

    public bool HasGrids => Department is null && Code.Length <= CommunityDigits;

    public bool HasItems => Department is not null || Code.Length <= TownshipDigits;

    public bool HasDepartments => Department is null && Code.Length <= TownshipDigits;

    /// <summary>The cells whose sum is the total.</summary>
    public IQueryable<FigureCell> Total(IQueryable<FigureCell> cells) =>
        Department is not null ? cells.Where(c => c.Dimension == FigureDimension.Department && c.Area == "" && c.Key == Department)
        : Code.Length == 0 ? cells.Where(c => c.Dimension == FigureDimension.Whole)
        : Code.Length <= TownshipDigits ? Within(cells, FigureDimension.Township)
        : Code.Length <= CommunityDigits ? Within(cells, FigureDimension.Community)
        : cells.Where(c => c.Dimension == FigureDimension.Grid && c.Area == Code);

    public IQueryable<FigureCell> Items(IQueryable<FigureCell> cells) => Department is not null
        ? cells.Where(c => c.Dimension == FigureDimension.DepartmentItem && c.Area == Department)
        : Keyed(cells, FigureDimension.Item);

    /// <summary>By item, department or worker, within the township or all.</summary>
    public IQueryable<FigureCell> Keyed(IQueryable<FigureCell> cells, FigureDimension dimension) => Code.Length is 0 or TownshipDigits
        ? cells.Where(c => c.Dimension == dimension && c.Area == Code)
        : Within(cells, dimension);

    public IQueryable<FigureCell> Within(IQueryable<FigureCell> cells, FigureDimension dimension) =>
        Code.Length == 0 ? cells.Where(c => c.Dimension == dimension) : cells.Where(c => c.Dimension == dimension && c.Area.StartsWith(Code));

    /// <summary>The intakes themselves, not yet narrowed to what the visitor may see.</summary>
    public IQueryable<IntakeFact> Facts(IQueryable<IntakeFact> facts) =>
        Department is not null ? facts.Where(f => f.Department == Department && !f.Sealed)
        : Code.Length == 0 ? facts
        : Code.Length == TownshipDigits ? facts.Where(f => f.Township == Code)
        : Code.Length < TownshipDigits ? facts.Where(f => f.Township.StartsWith(Code))
        : Code.Length == CommunityDigits ? facts.Where(f => f.Community == Code)
        : Code.Length < CommunityDigits ? facts.Where(f => f.Community.StartsWith(Code))
        : facts.Where(f => f.Grid == Code);
}
