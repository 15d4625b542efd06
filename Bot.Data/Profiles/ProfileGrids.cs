namespace Bot.Data.Profiles;

/// <summary>How the place cuts its grids.</summary>
public sealed record ProfileGrids
{
    /// <summary>The kinds in use, by the codes of the import; one that is absent is warned about.</summary>
    public IReadOnlyList<ProfileGridKind> Kinds { get; init; } = [];

    /// <summary>What a grid's code looks like, a regular expression over the whole code; null: anything.</summary>
    public string? CodePattern { get; init; }

    /// <summary>The same in words, for the warning.</summary>
    public string? CodeRule { get; init; }

    /// <summary>Households of one grid; the first entry whose <see cref="ProfileHouseholds.When"/> fits decides.</summary>
    public IReadOnlyList<ProfileHouseholds> Households { get; init; } = [];

    /// <summary>Types or classes that count differently in assessments (城市社区, 城中村, 农村; 一类、二类、三类).</summary>
    public IReadOnlyList<ProfileGridType> Types { get; init; } = [];

    public string? Article { get; init; }
}

/// <summary>One kind of grid.</summary>
public sealed record ProfileGridKind
{
    /// <summary>basic, business, exclusive or comprehensive.</summary>
    public required string Kind { get; init; }

    /// <summary>What the place calls it, e.g. 专属网格.</summary>
    public required string Name { get; init; }

    /// <summary>Under two hands (双重管理): the office hears of every new intake at once, beside the grid.</summary>
    public bool DualManagement { get; init; }

    public string? Article { get; init; }
}

/// <summary>How many households one grid should have.</summary>
public sealed record ProfileHouseholds
{
    /// <summary>Words of which the grid's name or range holds one (村; 社区); empty: every grid.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    public required int Least { get; init; }

    public required int Most { get; init; }

    public string? Article { get; init; }
}

/// <summary>A type of grid and what it counts.</summary>
public sealed record ProfileGridType
{
    public required string Name { get; init; }

    /// <summary>Words of which the grid's name or range holds one; the first type that fits is it, one without words fits all.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    public decimal Coefficient { get; init; } = 1;
}
