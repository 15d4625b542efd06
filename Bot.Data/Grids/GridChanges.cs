using Bot.Data.People;
using NetTopologySuite.IO;

namespace Bot.Data.Grids;

/// <summary>What differs between a grid as it stands and as an import has it.</summary>
public static class GridChanges
{
    public const string Name = "name";
    public const string Kind = "kind";
    public const string Range = "range";
    public const string Border = "border";
    public const string Validity = "validity";
    public const string Members = "members";
    public const string StandIn = "stand-in";
    public const string Addresses = "addresses";

    /// <summary>Addresses named one by one in a history; the rest are counted.</summary>
    public const int AddressesNamed = 10;

    /// <summary>Said where a change is one that masking hides.</summary>
    public const string Hidden = "（号码或账号有变）";

    /// <summary>One row per thing that differs; none for the same grid again.</summary>
    public static IEnumerable<GridChange> Between(Grid standing, Grid imported, DateTimeOffset at)
    {
        (string What, string? Before, string? After)[] told =
        [
            (Name, standing.Name, imported.Name),
            (Kind, standing.Kind, imported.Kind),
            (Range, Said(standing.Area), Said(imported.Area)),
            (Validity, ValidityOf(standing), ValidityOf(imported)),
        ];
        foreach (var (what, before, after) in told.Where(t => t.Before != t.After))
        {
            yield return Change(what, before, after);
        }

        if (!(standing.Border ?? []).AsSpan().SequenceEqual(imported.Border ?? []))
        {
            yield return Change(Border, Drawn(standing), Drawn(imported));
        }

        if (!Keys(standing).SequenceEqual(Keys(imported)))
        {
            var (before, after) = (People(standing), People(imported));
            yield return Change(Members, before, before == after ? after + Hidden : after);
        }

        GridChange Change(string what, string? before, string? after) => new() { Grid = imported.Code, At = at, What = what, Before = before, After = after };
    }

    /// <summary>Addresses that came beside those of the grid file.</summary>
    public static GridChange OfAddresses(string grid, DateTimeOffset at, long before, IReadOnlyList<string> added, int placed)
    {
        var named = added.Count == 0 ? "" : $"，加了 {added.Count} 个：{string.Join('、', added.Take(AddressesNamed))}{(added.Count > AddressesNamed ? "……" : "")}";
        return new GridChange { Grid = grid, At = at, What = Addresses, Before = $"{before} 个", After = $"{before + added.Count} 个{named}{(placed > 0 ? $"，{placed} 个的位置有变" : "")}" };
    }

    private static string? Said(string words) => words.Length > 0 ? words : null;

    private static string? ValidityOf(Grid grid) =>
        grid.ValidFrom is null && grid.ValidTo is null ? null : $"{grid.ValidFrom:yyyy-MM-dd}/{grid.ValidTo:yyyy-MM-dd}";

    private static string? Drawn(Grid grid) => grid.Border is { } border ? new WKBReader().Read(border).AsText() : null;

    private static IEnumerable<(string, string, string, string?, bool)> Keys(Grid grid) =>
        grid.Members.OrderBy(m => m.Order).Select(m => (m.Role, m.Name, m.Phone, m.UserId, m.IsPublic));

    /// <summary>Who served, as a notice board may show it, with masked phones; of who is not public the family name only.</summary>
    private static string? People(Grid grid) => Said(string.Join('；', grid.Members.OrderBy(m => m.Order)
        .Select(m => m.IsPublic ? $"{m.Role} {m.Name} {Masking.MaskPhone(m.Phone)}".TrimEnd() : $"{m.Role} {m.Name[..Math.Min(1, m.Name.Length)]}*（不公开）")));
}
