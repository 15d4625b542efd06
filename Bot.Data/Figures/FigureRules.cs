using Bot.Data.Grids;
using Bot.Data.Profiles;

namespace Bot.Data.Figures;

/// <summary>What the place says that the figures need: to which division a grid belongs, and what an item counts there.</summary>
public sealed class FigureRules(Profile profile, GridDirectory directory)
{
    private const int TownshipDigits = 9;
    private const int CommunityDigits = 12;

    public (string Township, string Community) DivisionsOf(string gridCode)
    {
        var parent = directory.ByCode(gridCode)?.Parent is { Length: > 0 } known ? known : gridCode;
        return (Cut(parent, TownshipDigits), Cut(parent, CommunityDigits));
    }

    /// <summary>Weight times coefficient (事件权重 × 网格系数), in thousandths.</summary>
    public long PointsOf(string item, string? gridCode)
    {
        var grid = gridCode is null ? null : directory.ByCode(gridCode);
        var coefficient = grid is null ? 1 : profile.Grids.TypeOf(grid.Name, grid.Area)?.Coefficient ?? 1;
        return (long)Math.Round((profile.Entry(item)?.Weight ?? 1) * coefficient * 1_000, MidpointRounding.AwayFromZero);
    }

    private static string Cut(string code, int digits) => code.Length <= digits ? code : code[..digits];
}
