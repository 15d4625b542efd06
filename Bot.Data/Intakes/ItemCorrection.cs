namespace Bot.Data.Intakes;

/// <summary>
/// The item somebody gave an intake where the classifier was not sure, or wrong: a row to learn from. The words are the intake's own,
/// so nothing personal stands here twice.
/// </summary>
public sealed class ItemCorrection
{
    public const string ByResident = "resident";

    /// <summary>The desk, who heard the caller or read the matter.</summary>
    public const string ByDesk = "desk";

    public required long IntakeId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who chose: <see cref="ByResident"/> or <see cref="ByDesk"/>.</summary>
    public required string By { get; init; }

    /// <summary>Shown name of the member of staff; null of a resident, and of those chosen before names were kept.</summary>
    public string? ByName { get; init; }

    /// <summary>The items that were offered, the likeliest first, joined by commas.</summary>
    public required string Offered { get; init; }

    /// <summary>The item that was chosen.</summary>
    public required string Chosen { get; init; }
}
