namespace Bot.Data.Profiles;

/// <summary>The steps by which the place tells where an intake is (发现—上报—流转—交办—处置—反馈—评价).</summary>
public sealed record ProfileProgress
{
    /// <summary>The steps in order; empty: none are shown.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The step for each stage: submitted, accepted, handling, resolved, verified, closed, reopened. One that is absent shows none.</summary>
    public IReadOnlyDictionary<string, string> At { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>Who confirms a result before it counts as closed.</summary>
public sealed record ProfileVerification
{
    /// <summary>What a department resolved is looked at on the spot by the grid worker before it closes (现场核实).</summary>
    public bool ByGridWorker { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>Who hears of urgent and major matters at once, besides whoever holds them.</summary>
public sealed record ProfileUrgent
{
    /// <summary>Levels of the ladder whose groups get the card in the same moment.</summary>
    public IReadOnlyList<string> TellAtOnce { get; init; } = [];

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>The secret channel.</summary>
public sealed record ProfileConfidential
{
    /// <summary>What the place calls it, e.g. 秘密上报.</summary>
    public string? Name { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>Giving an intake to departments (吹哨派单): who may, and what they owe.</summary>
public sealed record ProfileDispatch
{
    /// <summary>What it is called, e.g. 吹哨派单.</summary>
    public required string Name { get; init; }

    /// <summary>The level from which on it may be given to a department.</summary>
    public required string FromLevel { get; init; }

    /// <summary>Working days a department has; absent, as the rung's.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}
