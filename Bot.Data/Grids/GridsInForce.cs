namespace Bot.Data.Grids;

/// <summary>The grids in force on one day as the directory holds them: by code, each code once, borders apart.</summary>
internal static class GridsInForce
{
    /// <exception cref="ArgumentException">Two grids in force have the same code.</exception>
    /// <exception cref="InvalidDataException">A border is not a WKB polygon or multipolygon.</exception>
    public static (Grid[] Grids, GridBorders Borders) On(DateOnly today, IEnumerable<Grid> grids)
    {
        Grid[] inForce = [.. grids.Where(grid => IsInForce(grid, today)).OrderBy(grid => grid.Code, StringComparer.Ordinal)];
        RefuseDuplicates(inForce);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var buffer = new BorderBuffer();
        var gridOfBorder = new List<int>();
        var held = new Grid[inForce.Length];
        for (var i = 0; i < inForce.Length; i++)
        {
            held[i] = WithoutBorder(inForce[i], names);
            if (inForce[i].Border is { Length: > 0 } border)
            {
                buffer.Add(inForce[i].Code, border);
                gridOfBorder.Add(i);
            }
        }

        return (held, new GridBorders(new BorderStore(buffer), [.. gridOfBorder]));
    }

    /// <summary>The same grid with other people.</summary>
    public static Grid WithMembers(Grid grid, List<GridMember> members) => new()
    {
        Id = grid.Id,
        Code = grid.Code,
        Name = grid.Name,
        Kind = grid.Kind,
        Parent = grid.Parent,
        Area = grid.Area,
        Households = grid.Households,
        ValidFrom = grid.ValidFrom,
        ValidTo = grid.ValidTo,
        Robot = grid.Robot,
        Members = members,
        Addresses = grid.Addresses,
    };

    private static bool IsInForce(Grid grid, DateOnly today) =>
        !(grid.ValidFrom > today) && !(grid.ValidTo < today);

    private static void RefuseDuplicates(Grid[] sorted)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            if (string.Equals(sorted[i].Code, sorted[i - 1].Code, StringComparison.Ordinal))
            {
                throw new ArgumentException($"Two grids in force have the code {sorted[i].Code}.", nameof(sorted));
            }
        }
    }

    /// <summary>Borders live on as fixed-point vertices, at a fifth of the bytes; names that repeat are held once.</summary>
    private static Grid WithoutBorder(Grid grid, Dictionary<string, string> names) => new()
    {
        Id = grid.Id,
        Code = grid.Code,
        Name = grid.Name,
        Kind = Once(grid.Kind, names),
        Parent = Once(grid.Parent, names),
        Area = grid.Area,
        Households = grid.Households,
        ValidFrom = grid.ValidFrom,
        ValidTo = grid.ValidTo,
        Robot = grid.Robot is null ? null : Once(grid.Robot, names),
        Members = [.. grid.Members.OrderBy(member => member.Order)],
        Addresses = grid.Addresses,
    };

    private static string Once(string name, Dictionary<string, string> names)
    {
        if (!names.TryGetValue(name, out var held))
        {
            names.Add(name, held = name);
        }

        return held;
    }
}
