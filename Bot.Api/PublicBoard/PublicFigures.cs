using System.Collections.Concurrent;
using Bot.Data;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.PublicBoard;

/// <summary>What became of the intakes reported in a month.</summary>
/// <param name="Received">Reported, without what was said in confidence or about a grid worker.</param>
/// <param name="Resolved">Of these, with a result now.</param>
/// <param name="OnTime">Of these, with a result and no promise broken.</param>
/// <param name="Late">With a promise of a result broken, be it that the result came late or is still missing.</param>
/// <param name="Rated">Rated by the resident.</param>
/// <param name="Satisfied">Rated 3 and better.</param>
public sealed record Tally(int Received, int Resolved, int OnTime, int Late, int Rated, int Satisfied)
{
    public static Tally None { get; } = new(0, 0, 0, 0, 0, 0);

    public static Tally operator +(Tally a, Tally b) => new(
        a.Received + b.Received, a.Resolved + b.Resolved, a.OnTime + b.OnTime, a.Late + b.Late, a.Rated + b.Rated, a.Satisfied + b.Satisfied);
}

/// <summary>The figures of one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="All">All together.</param>
/// <param name="ByItem">By the item's code.</param>
/// <param name="ByCommunity">By division code; what lay in no grid in force is missing.</param>
/// <param name="FirstResponses">Minutes from report to the first move of whoever handles it, sorted.</param>
public sealed record MonthFigures(DateOnly Month, Tally All, IReadOnlyDictionary<string, Tally> ByItem, IReadOnlyDictionary<string, Tally> ByCommunity, IReadOnlyList<int> FirstResponses);

/// <summary>Figures month by month, counted from the rows and kept for a while; one request counts a month, all others wait for it.</summary>
public sealed class PublicFigures(IDbContextFactory<BotDbContext> database, PublicGrids grids, TimeProvider clock)
{
    /// <summary>For how long the figures of this month and the last are kept.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>For how long those of older months are kept.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromHours(24);

    private const long IdsPerMonth = 100_000_000;

    private readonly ConcurrentDictionary<DateOnly, Kept> _kept = new();

    private sealed record Kept(DateTimeOffset At, Lazy<Task<MonthFigures>> Figures);

    private sealed record Row(string Item, string? Grid, IntakeStatus Status, int? Rating, DateTimeOffset Reported, DateTimeOffset? Answered, bool Broken);

    /// <summary>The last months, the newest last.</summary>
    public async Task<IReadOnlyList<MonthFigures>> LastAsync(CancellationToken cancellation)
    {
        var months = new List<MonthFigures>();
        foreach (var (month, life) in Shown())
        {
            months.Add(await Find(month, life).WaitAsync(cancellation));
        }

        return months;
    }

    /// <summary>Counts what is past half its time; what was counted before is shown until then. Returns how many months were counted.</summary>
    public async Task<int> RenewAsync(CancellationToken cancellation)
    {
        var counted = 0;
        foreach (var (month, life) in Shown().Reverse())
        {
            var now = clock.GetUtcNow();
            if (!_kept.TryGetValue(month, out var kept) || now - kept.At >= life / 2)
            {
                var figures = await CountAsync(month, now, cancellation);
                _kept[month] = new Kept(now, new Lazy<Task<MonthFigures>>(Task.FromResult(figures)));
                counted++;
            }
        }

        return counted;
    }

    /// <summary>The months of the page, the newest last, and for how long each is kept.</summary>
    private IEnumerable<(DateOnly Month, TimeSpan Life)> Shown()
    {
        var today = clock.GetChinaNow().ChinaDate();
        var current = new DateOnly(today.Year, today.Month, 1);
        for (var back = PublicLimits.Months - 1; back >= 0; back--)
        {
            yield return (current.AddMonths(-back), back < 2 ? Fresh : Settled);
        }
    }

    private Task<MonthFigures> Find(DateOnly month, TimeSpan life)
    {
        var now = clock.GetUtcNow();
        var kept = _kept.AddOrUpdate(month, Count, (m, old) => now - old.At < life && !old.Figures.Value.IsFaulted ? old : Count(m));
        return kept.Figures.Value;

        // Whoever asked first may leave: those who wait still want it.
        Kept Count(DateOnly m) => new(now, new Lazy<Task<MonthFigures>>(() => CountAsync(m, now, CancellationToken.None)));
    }

    private async Task<MonthFigures> CountAsync(DateOnly month, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var first = ((month.Year * 100L) + month.Month) * IdsPerMonth;
        var rows = db.Intakes.AsNoTracking().Where(i => i.Id >= first && i.Id < first + IdsPerMonth && !i.Confidential && !i.AboutWorker).Select(i => new Row(
            i.Item,
            i.GridCode,
            i.Status,
            i.Rating,
            i.SubmittedAt,
            db.Timeline.Where(t => t.IntakeId == i.Id && t.Sequence > 1 && t.Role != ActorRole.Resident && t.Role != ActorRole.Rule).OrderBy(t => t.Sequence).Select(t => (DateTimeOffset?)t.At).FirstOrDefault(),
            db.Deadlines.Any(d => d.IntakeId == i.Id && d.Kind == DeadlineKind.Resolve && ((d.EndedAt == null && d.Due < now) || d.EndedAt > d.Due))));
        var directory = grids.Current;
        var (all, byItem, byCommunity, responses) = (Tally.None, new Dictionary<string, Tally>(StringComparer.Ordinal), new Dictionary<string, Tally>(StringComparer.Ordinal), new List<int>());
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var tally = Of(row);
            all += tally;
            byItem[row.Item] = byItem.GetValueOrDefault(row.Item, Tally.None) + tally;
            if (directory.CommunityOf(row.Grid)?.Code is { } community)
            {
                byCommunity[community] = byCommunity.GetValueOrDefault(community, Tally.None) + tally;
            }

            if (row.Answered is { } answered)
            {
                responses.Add((int)(answered - row.Reported).TotalMinutes);
            }
        }

        responses.Sort();
        return new MonthFigures(month, all, byItem, byCommunity, responses);
    }

    private static Tally Of(Row row)
    {
        var hasResult = row.Status is IntakeStatus.Resolved or IntakeStatus.Verified or IntakeStatus.Closed;
        var isCounted = row.Status is not (IntakeStatus.Withdrawn or IntakeStatus.Merged or IntakeStatus.Rejected);
        return new Tally(1, hasResult ? 1 : 0, hasResult && !row.Broken ? 1 : 0, isCounted && row.Broken ? 1 : 0, row.Rating is null ? 0 : 1, row.Rating >= 3 ? 1 : 0);
    }
}
