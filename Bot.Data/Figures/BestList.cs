namespace Bot.Data.Figures;

/// <summary>The best workers of a period (十佳) as they were put up in public. The names stand as they were; what happens later changes no list.</summary>
public sealed class BestList
{
    /// <summary>What the profile calls the report.</summary>
    public required string Report { get; init; }

    /// <summary>First day of the period, yyyyMMdd.</summary>
    public required int Start { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Until when objections are heard; after it the names count.</summary>
    public required DateTimeOffset NoticeUntil { get; init; }

    /// <summary>Login of who put it up.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>JSON: name, grid, points and so on, in order.</summary>
    public required string Names { get; init; }
}
