namespace Bot.Api.EventQueue;

/// <summary>How long to wait before trying again: 1 s doubled each time, at most half an hour.</summary>
public static class Backoff
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public static TimeSpan After(int attempts)
    {
        var seconds = Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(seconds);
    }
}
