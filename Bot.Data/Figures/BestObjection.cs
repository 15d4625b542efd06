namespace Bot.Data.Figures;

/// <summary>What somebody said against a list of the best while it stood in public (异议), and what it came to.</summary>
public sealed class BestObjection
{
    public required string Id { get; init; }

    /// <summary>Of the list: see <see cref="BestList.Report"/>.</summary>
    public required string Report { get; init; }

    /// <summary>Of the list: see <see cref="BestList.Start"/>.</summary>
    public required int Start { get; init; }

    /// <summary>Of the list: see <see cref="BestList.Version"/>.</summary>
    public int Version { get; init; } = 1;

    public required DateTimeOffset At { get; init; }

    /// <summary>Login of who took it down. Who objected is not kept.</summary>
    public required string TakenBy { get; init; }

    /// <summary>Which of the list's names, from 0.</summary>
    public required int About { get; init; }

    public required string Words { get; init; }

    /// <summary>True: the name comes off the list. False: it stays. Null while nobody decided.</summary>
    public bool? Upheld { get; set; }

    /// <summary>What was found out, in words.</summary>
    public string? Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Login of who decided.</summary>
    public string? AnsweredBy { get; set; }
}
