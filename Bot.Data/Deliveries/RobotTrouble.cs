namespace Bot.Data.Deliveries;

/// <summary>A group robot that takes nothing: there while the trouble lasts, gone with the first message it takes again.</summary>
public sealed class RobotTrouble
{
    public required string Robot { get; init; }

    /// <summary>The platform's error by name.</summary>
    public required string Error { get; set; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When its oldest kept message is tried again.</summary>
    public DateTimeOffset NextProbe { get; set; }

    /// <summary>When another group was last told of it; null when there was none to tell.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}
