namespace Bot.Data.Integration;

/// <summary>That somebody read the personal data of an intake: who, when, which, why. Appended, never edited.</summary>
public sealed class PersonalRead
{
    public long Id { get; init; }

    /// <summary>Name of the API key.</summary>
    public required string Holder { get; init; }

    public required long IntakeId { get; init; }

    /// <summary>As the reader gave it.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
