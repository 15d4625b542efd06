namespace Bot.Data.Accounts;

/// <summary>A resident whose closed cases are not to be shown on the public board.</summary>
public sealed class PublicOptOut
{
    /// <summary>Stands before the id of an intake in <see cref="Resident"/> where only that one is not to be shown. No key of a resident begins so.</summary>
    public const string OneIntake = "intake:";

    /// <summary>The key their intakes carry, or <see cref="OneIntake"/> and the id of one.</summary>
    public required string Resident { get; init; }

    public required DateTimeOffset At { get; init; }
}
