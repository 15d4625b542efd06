namespace Bot.Data.Ratings;

/// <summary>One rating of one result, as given. A reopened intake may be rated again.</summary>
public sealed class Rating
{
    public required long IntakeId { get; init; }

    /// <summary>Sequence of the timeline entry that holds it.</summary>
    public required int Sequence { get; init; }

    /// <summary>1 to 5, 5 is best.</summary>
    public required int Score { get; init; }

    public string? Words { get; init; }

    public required DateTimeOffset At { get; init; }
}
