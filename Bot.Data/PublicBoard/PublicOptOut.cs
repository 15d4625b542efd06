namespace Bot.Data.PublicBoard;

/// <summary>A resident whose intakes are shown to nobody but those who handle them. The row is there or it is not; taking it back deletes it.</summary>
public sealed class PublicOptOut
{
    /// <summary>Key of the resident.</summary>
    public required string Resident { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }
}
