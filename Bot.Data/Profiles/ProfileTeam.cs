namespace Bot.Data.Profiles;

/// <summary>The people of a grid: roles, how many of each, what is public of them.</summary>
public sealed record ProfileTeam
{
    /// <summary>How the place calls it, e.g. 1+1+N, 3+X+Y.</summary>
    public string? Name { get; init; }

    /// <summary>In the order of the notice board.</summary>
    public IReadOnlyList<ProfileRole> Roles { get; init; } = [];

    /// <summary>Units above the grids, from the lowest (中队) to the highest (大队).</summary>
    public IReadOnlyList<ProfileUnit> Units { get; init; } = [];

    /// <summary>One worker may serve several grids (一员多格); else the import warns.</summary>
    public bool OneInSeveralGrids { get; init; } = true;

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>Units of workers above the grids.</summary>
public sealed record ProfileUnit
{
    /// <summary>What it is called, e.g. 网格巡查中队.</summary>
    public required string Name { get; init; }

    /// <summary>How many there are.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The level of the ladder that it belongs to.</summary>
    public required string Level { get; init; }

    /// <summary>What it does.</summary>
    public string? Duties { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>One role in a grid.</summary>
public sealed record ProfileRole
{
    /// <summary>As in the import: 网格长, 专职网格员 …</summary>
    public required string Role { get; init; }

    /// <summary>The office that it goes with, e.g. 村（社区）党组织书记.</summary>
    public string? HeldBy { get; init; }

    /// <summary>So many at least in each grid; the import warns below.</summary>
    public int Least { get; init; }

    /// <summary>So many at most; null: no limit.</summary>
    public int? Most { get; init; }

    /// <summary>False: never on the notice board, whatever the import says.</summary>
    public bool Public { get; init; } = true;

    /// <summary>Who is asked first for a new intake: the lowest number that is there; null: never first.</summary>
    public int? TakesUp { get; init; }

    /// <summary>What the notice board says of the duties.</summary>
    public string? Duties { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}
