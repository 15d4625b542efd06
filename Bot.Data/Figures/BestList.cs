namespace Bot.Data.Figures;

/// <summary>The best workers of a period (十佳) as they were put up in public. The names stand as they were; what happens later changes no list.</summary>
public sealed class BestList
{
    /// <summary>What the profile calls the report.</summary>
    public required string Report { get; init; }

    /// <summary>First day of the period, yyyyMMdd.</summary>
    public required int Start { get; init; }

    /// <summary>From 1: after a list was withdrawn, a corrected one of the same period is the next.</summary>
    public int Version { get; init; } = 1;

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Until when objections are heard; after it the names count.</summary>
    public required DateTimeOffset NoticeUntil { get; init; }

    /// <summary>Login of who put it up.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>JSON: name, grid, points and so on, in order.</summary>
    public required string Names { get; init; }

    /// <summary><see cref="Confirmed"/> or <see cref="Withdrawn"/>; null while neither is decided.</summary>
    public string? Outcome { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Login of who decided.</summary>
    public string? SettledBy { get; set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? SettledWhy { get; set; }

    /// <summary>The notice ran out, every objection was answered, the names count.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>These names never count. The list stays as it was read in public; a corrected one has a number and days of its own.</summary>
    public const string Withdrawn = "withdrawn";
}
