using System.Globalization;

namespace Bot.Data.Grids;

/// <summary>What an import would change of one grid that stands.</summary>
/// <param name="Code">Whose.</param>
/// <param name="Name">As the file has it.</param>
/// <param name="Changes">What the history will say.</param>
/// <param name="Joined">Who is new, as role and name.</param>
/// <param name="Left">Who is gone.</param>
/// <param name="AddressesIn">Addresses that are new.</param>
/// <param name="AddressesOut">Addresses that are gone: the file's list is the list.</param>
/// <param name="Households">From and to; null where the number stays.</param>
/// <param name="RobotChanges">Cards will go to another group. The key itself is not told.</param>
public sealed record GridDifference(
    string Code, string Name, IReadOnlyList<GridChange> Changes, IReadOnlyList<string> Joined, IReadOnlyList<string> Left,
    IReadOnlyList<string> AddressesIn, IReadOnlyList<string> AddressesOut, string? Households, bool RobotChanges)
{
    public bool IsNone => Changes.Count == 0 && AddressesIn.Count == 0 && AddressesOut.Count == 0 && Households is null && !RobotChanges;

    public static GridDifference Of(Grid standing, Grid imported, DateTimeOffset at)
    {
        var (before, after) = (People(standing), People(imported));
        var (had, has) = (Texts(standing), Texts(imported));
        return new GridDifference(
            imported.Code, imported.Name, [.. GridChanges.Between(standing, imported, at)], [.. after.Except(before)], [.. before.Except(after)],
            [.. has.Except(had)], [.. had.Except(has)],
            standing.Households == imported.Households ? null : string.Create(CultureInfo.InvariantCulture, $"{standing.Households} → {imported.Households}"),
            standing.Robot != imported.Robot);
    }

    private static HashSet<string> People(Grid grid) => grid.Members.Select(m => $"{m.Role} {m.Name}").ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Texts(Grid grid) => grid.Addresses.Select(a => a.Text).ToHashSet(StringComparer.Ordinal);
}
