using System.Collections.Concurrent;
using Bot.Api.Desk.SignIn;
using Bot.Data.Deadlines;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Inbox;

/// <summary>How many each filter holds, for those who see the same: asked at most once in some seconds, however many screens are open.</summary>
public sealed class InboxCounts(IDbContextFactory<BotDbContext> database)
{
    /// <summary>Counting ends here; the screen shows a plus.</summary>
    public const int Most = 1_000;

    /// <summary>Beside the filters' keys: extensions that wait for an answer.</summary>
    public const string Extensions = "extensions";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<(string Role, string Division, string? Department), (DateTimeOffset At, IReadOnlyDictionary<string, int> Counts)> _known = new();

    public async Task<IReadOnlyDictionary<string, int>> OfAsync(DeskVisit visit, DeskScope scope, CancellationToken cancellation)
    {
        var key = (visit.Role, visit.Division, visit.Department);
        if (_known.TryGetValue(key, out var known) && visit.At - known.At < Fresh && visit.At >= known.At)
        {
            return known.Counts;
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var scene = new InboxScene(db, scope.Visible(db.Intakes.AsNoTracking()), visit.At);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var filter in InboxFilter.All)
        {
            counts[filter.Key] = await filter.Narrow(scene).Select(i => i.Id).Take(Most).CountAsync(cancellation);
        }

        counts[Extensions] = await db.ExtensionsWaitingIds(scene.Visible).Take(Most).CountAsync(cancellation);
        _known[key] = (visit.At, counts);
        return counts;
    }

    /// <summary>Something was moved: the next to ask is told anew.</summary>
    public void Forget() => _known.Clear();

    public static string Shown(int count) => count >= Most ? "999+" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
