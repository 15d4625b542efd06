namespace Bot.Data.Profiles;

/// <summary>Calls to those who reported something (回访).</summary>
public sealed record ProfileCallBacks
{
    /// <summary>Working days from the result, or from an unhappy rating, until somebody calls.</summary>
    public int WorkingDays { get; init; } = 3;

    public string? Article { get; init; }
}
