using System.Collections.Concurrent;
using System.Threading.Channels;
using Bot.Api.Grids;
using Bot.Data;
using Bot.Data.HotIssues;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Hot;

/// <summary>What was hot when somebody last counted.</summary>
public sealed record HotSnapshot(DateTimeOffset At, int Days, IReadOnlyList<HotIssue> Issues);

/// <summary>
/// The hot issues of the last days, counted in the background: a city's month takes seconds, a page does not wait for it. Counted anew when somebody looks
/// and the last count is older than <see cref="Life"/>; while nobody looks, nothing is counted.
/// </summary>
public sealed class HotBoard(IDbContextFactory<BotDbContext> database, LiveGridDirectory live, TimeProvider clock, ILogger<HotBoard> log) : BackgroundService
{
    /// <summary>How long a count is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Issues remembered of each count.</summary>
    public const int Most = 500;

    public const int DefaultDays = 7;

    /// <summary>The stretches of days that can be looked at.</summary>
    public static readonly IReadOnlyList<int> Windows = [1, 3, 7, 30];

    private readonly ConcurrentDictionary<int, HotSnapshot> _known = new();
    private readonly Channel<int> _asked = Channel.CreateBounded<int>(new BoundedChannelOptions(Windows.Count * 2) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The last count, at once; null where none is ready yet. Asks for a new one when it is old.</summary>
    public HotSnapshot? Look(int days)
    {
        var known = _known.GetValueOrDefault(days);
        if (!IsFresh(known))
        {
            _asked.Writer.TryWrite(days);
        }

        return known;
    }

    /// <summary>Something was merged: the next look asks for a new count.</summary>
    public void Age()
    {
        foreach (var (days, known) in _known)
        {
            _known[days] = known with { At = DateTimeOffset.MinValue };
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var days in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            if (IsFresh(_known.GetValueOrDefault(days)))
            {
                continue;
            }

            try
            {
                _known[days] = await CountAsync(days, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "The hot issues of {Days} days could not be counted; the last count stays", days);
            }
        }
    }

    private bool IsFresh(HotSnapshot? known) => known is not null && clock.GetUtcNow() - known.At < Life;

    private async Task<HotSnapshot> CountAsync(int days, CancellationToken cancellation)
    {
        var now = clock.GetChinaNow();
        await using var db = await database.CreateDbContextAsync(cancellation);
        var issues = await Data.HotIssues.HotIssues.FindAsync(db, live.Current, now.ChinaDate(), days, Most, cancellation);
        return new HotSnapshot(now, days, issues);
    }
}
