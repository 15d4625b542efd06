namespace Bot.WeChat.Api;

/// <summary>What goes wrong before the platform has a say, or in what it says. Codes of ours, all negative and below -1000.</summary>
public static class TransportErrors
{
    public static readonly PlatformError Timeout = new(-1001, "TransportTimeout", Advice.Retry, "No answer in time.");
    public static readonly PlatformError Unreachable = new(-1002, "TransportUnreachable", Advice.Retry, "No connection, or it broke.");
    public static readonly PlatformError ServerError = new(-1003, "TransportServerError", Advice.Retry, "HTTP status 5xx, 408 or 429.");
    public static readonly PlatformError NotJson = new(-1004, "TransportNotJson", Advice.Retry, "The answer is not JSON.");
    public static readonly PlatformError TooLarge = new(-1005, "TransportTooLarge", Advice.Retry, "The answer is too large.");

    /// <summary>The address exists, the path does not: a wrong base address, most likely.</summary>
    public static readonly PlatformError WrongStatus = new(-1006, "TransportWrongStatus", Advice.GiveUp, "HTTP status 3xx or 4xx.");

    /// <summary>JSON without the field that the documentation promises.</summary>
    public static readonly PlatformError Incomplete = new(-1007, "TransportIncomplete", Advice.Retry, "The answer lacks a field.");

    /// <summary>Media beyond the caller's limit: asking again brings the same.</summary>
    public static readonly PlatformError MediaTooLarge = new(-1008, "MediaTooLarge", Advice.GiveUp, "The media is larger than allowed.");

    /// <summary>What we were asked to send breaks a limit of the platform.</summary>
    public static readonly PlatformError Unsendable = new(-1009, "Unsendable", Advice.GiveUp, "The content breaks a limit of the platform.");

    /// <summary>The person is not a member of the organisation.</summary>
    public static readonly PlatformError NotAMember = new(-1010, "NotAMember", Advice.GiveUp, "The person is no member of the organisation.");

    public static IReadOnlyList<PlatformError> All { get; } =
        [Timeout, Unreachable, ServerError, NotJson, TooLarge, WrongStatus, Incomplete, MediaTooLarge, Unsendable, NotAMember];

    /// <summary>Whether the same call may get through a moment later.</summary>
    internal static bool IsTransient(PlatformError? error) => error is { Code: -1001 or -1002 or -1003 };
}
