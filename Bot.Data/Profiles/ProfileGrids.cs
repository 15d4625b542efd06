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

    /// <summary>How often grids are looked at anew; absent: the place says nothing of it. What changes is kept whatever this says.</summary>
    public ProfileAdjustment? Adjustment { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }

    /// <summary>How many households a grid should have; null where the place says nothing of its sort.</summary>
    public ProfileHouseholds? HouseholdsFor(string? name, string? area) => Households.FirstOrDefault(h => Fits(h.When, name, area));

    /// <summary>The type of a grid; null where the place has none that fits.</summary>
    public ProfileGridType? TypeOf(string? name, string? area) => Types.FirstOrDefault(t => Fits(t.When, name, area));

    /// <summary>Whether a grid's name or range holds one of the words; no words fit every grid.</summary>
    internal static bool Fits(IReadOnlyList<string> when, string? name, string? area) =>
        when.Count == 0 || when.Any(w => name?.Contains(w, StringComparison.Ordinal) == true || area?.Contains(w, StringComparison.Ordinal) == true);
}

/// <summary>The regular adjustment of grids (动态调整).</summary>
public sealed record ProfileAdjustment
{
    /// <summary>Months between two of them.</summary>
    public required int EveryMonths { get; init; }

    /// <summary>The article that this rests on.</summary>
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

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>How many households one grid should have.</summary>
public sealed record ProfileHouseholds
{
    /// <summary>Words of which the grid's name or range holds one (村; 社区); empty: every grid.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>The import warns of fewer.</summary>
    public required int Least { get; init; }

    /// <summary>The import warns of more.</summary>
    public required int Most { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>A type of grid and what it counts.</summary>
public sealed record ProfileGridType
{
    /// <summary>What the place calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Words of which the grid's name or range holds one; the first type that fits is it, one without words fits all.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>What counts is multiplied by it.</summary>
    public decimal Coefficient { get; init; } = 1;
}
