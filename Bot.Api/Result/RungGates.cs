using System.Collections.Concurrent;
using Bot.Data;

namespace Bot.Api.Result;

/// <summary>Rungs that the platform closed for everybody: not authorised, or the day's quota used up. Known to this process only: after a restart the first try finds out again.</summary>
public sealed class RungGates(ILogger<RungGates> log)
{
    /// <summary>How long a rung that the account is not authorised for is left alone.</summary>
    public static readonly TimeSpan OffFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Closed> _closed = new(StringComparer.Ordinal);

    public bool IsOpen(string rung, DateTimeOffset now) => ClosedBy(rung, now) is null;

    /// <summary>The error that closed it, or null while it is open.</summary>
    public string? ClosedBy(string rung, DateTimeOffset now) => _closed.TryGetValue(rung, out var closed) && now < closed.Until ? closed.By : null;

    /// <summary>Closes the rung where the error is about the account, not the resident.</summary>
    public void Learn(string rung, string error, DateTimeOffset now)
    {
        DateTimeOffset? until = error switch
        {
            "NotAuthorised" or "NoPermissionForMessageType" or "ApiBanned" => now + OffFor,
            "DailyQuotaReached" => Tomorrow(now),
            _ => null,
        };
        if (until is { } closed)
        {
            _closed[rung] = new Closed(closed, error);
            log.LogWarning("The rung {Rung} is left alone until {Until}: {Error}", rung, closed, error);
        }
    }

    /// <summary>Midnight in China, when the platform counts anew.</summary>
    public static DateTimeOffset Tomorrow(DateTimeOffset now) => new(now.ToOffset(ChinaTime.Offset).Date.AddDays(1), ChinaTime.Offset);

    private sealed record Closed(DateTimeOffset Until, string By);
}
