namespace Bot.Data.Profiles;

/// <summary>Something that the place counts, analyses or judges regularly.</summary>
public sealed record ProfileReport
{
    /// <summary>What the place calls it, e.g. 月考核.</summary>
    public required string Name { get; init; }

    /// <summary>How often.</summary>
    public required ReportPeriod Every { get; init; }

    /// <summary>What it is.</summary>
    public required ReportKind Kind { get; init; }

    /// <summary>Codes of the items that it is about; empty: all.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>How many are named (十佳); only for <see cref="ReportKind.Best"/>.</summary>
    public int? Best { get; init; }

    /// <summary>Days by the calendar during which the names stand in public before they count.</summary>
    public int? NoticeDays { get; init; }

    /// <summary>Nobody is named about whom a resident complained in the period.</summary>
    public bool WithoutComplaints { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>How often a report is made.</summary>
public enum ReportPeriod
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>What a report is.</summary>
public enum ReportKind
{
    /// <summary>Counts: reported, taken up, resolved, late, ratings.</summary>
    Figures,

    /// <summary>A sample of what was resolved, looked at again.</summary>
    Check,

    /// <summary>What people say, quarrel about, and what may go wrong.</summary>
    Analysis,

    /// <summary>Grids and workers by items' weights and grids' coefficients.</summary>
    Assessment,

    /// <summary>The best workers.</summary>
    Best,
}
