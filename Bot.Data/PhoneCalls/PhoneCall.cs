namespace Bot.Data.PhoneCalls;

/// <summary>What the desk noted of the call behind an intake of the channel <c>phone</c>, beside what was said.</summary>
public sealed class PhoneCall
{
    /// <summary>The channel of what was taken down on the phone.</summary>
    public const string Channel = "phone";

    /// <summary>Characters of a caller's name.</summary>
    public const int NameLength = 40;

    public required long IntakeId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Login of who took the call.</summary>
    public required string TakenBy { get; init; }

    /// <summary>The caller's name, sealed; null when it was not told.</summary>
    public string? SealedName { get; init; }

    /// <summary>The caller wants to hear the result on the phone, also where WeChat would reach them.</summary>
    public bool ByPhone { get; init; }
}
