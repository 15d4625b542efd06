namespace Bot.Data.Intakes;

/// <summary>
/// The item somebody gave an intake where the classifier was not sure: a row to learn from. The words are the intake's own,
/// so nothing personal stands here twice.
/// </summary>
public sealed class ItemCorrection
{
    public const string ByResident = "resident";

    public required long IntakeId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who chose: <see cref="ByResident"/>.</summary>
    public required string By { get; init; }

    /// <summary>The items that were offered, the likeliest first, joined by commas.</summary>
    public required string Offered { get; init; }

    /// <summary>The item that was chosen.</summary>
    public required string Chosen { get; init; }
}
