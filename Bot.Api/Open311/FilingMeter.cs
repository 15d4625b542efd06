using System.Collections.Concurrent;
using Bot.Api.Conversations;

namespace Bot.Api.Open311;

/// <summary>Counts what each client filed in any 60 seconds: one that runs wild must not drown the grids. Clients are named by the settings, so there are few.</summary>
public sealed class FilingMeter(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, MinuteMeter> _meters = new(StringComparer.Ordinal);

    /// <summary>Null when one more may be filed, which is counted; else how long until.</summary>
    public TimeSpan? Take(string client, bool isUrgent)
    {
        var meter = _meters.GetOrAdd(client, static _ => new MinuteMeter());
        lock (meter)
        {
            var now = clock.GetUtcNow();
            var wait = meter.Wait(now, isUrgent ? Open311Limits.FilingsPerMinute * 2 : Open311Limits.FilingsPerMinute);
            if (wait is null)
            {
                meter.Count(now);
            }

            return wait;
        }
    }
}
