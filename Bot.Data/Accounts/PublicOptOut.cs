namespace Bot.Data.Accounts;

/// <summary>A resident whose closed cases are not to be shown on the public board.</summary>
public sealed class PublicOptOut
{
    /// <summary>The key their intakes carry.</summary>
    public required string Resident { get; init; }

    public required DateTimeOffset At { get; init; }
}
