using Bot.Api.Hosting;
using Bot.Api.PublicBoard;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.PublicBoard;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Open311;

/// <summary>Reads the requests that anybody may see, and nothing else: what is public is decided by <see cref="PublicIntakes"/> alone.</summary>
public sealed class PublicRequests(IDbContextFactory<BotDbContext> database, Profile profile, BotSettings settings, RequestView view)
{
    /// <summary>"Query the current status of multiple requests", newest first.</summary>
    public async Task<Answer> FindAsync(RequestQuery query, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var rows = await Asked(PublicIntakes.Of(db, profile), query)
            .OrderByDescending(i => i.Id).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).ToListAsync(cancellation);
        var more = query.IsExtended ? await MoreAsync(db, [.. rows.Select(r => r.Id)], cancellation) : null;
        var photos = await PhotosAsync(db, [.. rows.Select(r => r.Id)], cancellation);
        return new Answer.Many("request", [.. rows.Select(r => view.Of(r, photos.GetValueOrDefault(r.Id), more))]);
    }

    /// <summary>"Query the current status of an individual request": a list of one. Null where it is not public, or not there: the two look alike.</summary>
    public async Task<Answer?> OneAsync(string number, bool isExtended, CancellationToken cancellation)
    {
        var one = new RequestQuery { Numbers = [number], IsExtended = isExtended };
        return IntakeNumber.TryParse(number, out _) && await FindAsync(one, cancellation) is Answer.Many { All.Count: 1 } found ? found : null;
    }

    /// <summary>The number that a token stands for.</summary>
    public async Task<IntakeNumber?> OfTokenAsync(string token, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var filing = await db.Open311Filings.AsNoTracking().FirstOrDefaultAsync(f => f.Token == token, cancellation);
        return filing is null ? null : IntakeNumber.FromId(filing.IntakeId);
    }

    private static readonly int[] Closed = [.. RequestView.ClosedStatuses.Select(s => (int)s)];

    private static IQueryable<Intake> Asked(IQueryable<Intake> rows, RequestQuery query)
    {
        if (query.Numbers is { } numbers)
        {
            long[] ids = [.. numbers.Select(n => IntakeNumber.TryParse(n, out var number) ? number.Id : 0)];
            return rows.Where(i => ids.Contains(i.Id));
        }

        // A number begins with its day: the key's own order finds the stretch.
        var (first, last) = (IntakeNumber.Of(query.From.ChinaDate(), 1).Id, IntakeNumber.Of(query.Until.ChinaDate(), 999_999).Id);
        rows = rows.Where(i => i.Id >= first && i.Id <= last && i.SubmittedAt >= query.From && i.SubmittedAt <= query.Until);
        rows = query.Services.Count == 0 ? rows : rows.Where(i => query.Services.Contains(i.Item));
        rows = query.UpdatedAfter is { } after ? rows.Where(i => i.LastMoveAt >= after) : rows;
        rows = query.UpdatedBefore is { } before ? rows.Where(i => i.LastMoveAt <= before) : rows;
        rows = query.Area is { } area ? rows.Where(i => i.Longitude >= area.West && i.Longitude < area.East && i.Latitude >= area.South && i.Latitude < area.North) : rows;
        return query.Statuses.Distinct().ToList() is [var status] ? InStatus(rows, status) : rows;
    }

    /// <summary>Added to, the state is no column of an index: the stretch of the key is walked from the newest on, instead of sorting all that are closed.</summary>
    private static IQueryable<Intake> InStatus(IQueryable<Intake> rows, RequestStatus status) => status == RequestStatus.Closed
        ? rows.Where(i => Closed.Contains((int)i.Status + 0) && !(i.Status == IntakeStatus.Resolved && i.VerifyOnSite))
        : rows.Where(i => !RequestView.ClosedStatuses.Contains(i.Status) || (i.Status == IntakeStatus.Resolved && i.VerifyOnSite));

    /// <summary>The latest photo of each; where the place shows none, nothing is looked for.</summary>
    private async Task<Dictionary<long, string>> PhotosAsync(BotDbContext db, long[] ids, CancellationToken cancellation)
    {
        if (!PublicPhotos.AreShown(profile))
        {
            return [];
        }

        var shown = await PublicPhotos.Of(db, profile).Where(p => ids.Contains(p.IntakeId)).ToListAsync(cancellation);
        return shown.GroupBy(p => p.IntakeId).ToDictionary(g => g.Key, g => PhotoDoor.AddressOf(settings, g.MaxBy(p => p.AttachmentId, StringComparer.Ordinal)!.Name));
    }

    private static async Task<MoreOfRequests> MoreAsync(BotDbContext db, long[] ids, CancellationToken cancellation)
    {
        var entries = await db.Timeline.AsNoTracking().Where(t => ids.Contains(t.IntakeId) && t.IsPublic)
            .GroupBy(t => t.IntakeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var followers = await db.IntakeFollowers.AsNoTracking().Where(f => ids.Contains(f.IntakeId) && f.LeftAt == null)
            .Select(f => new { f.IntakeId, f.Resident }).Distinct().GroupBy(f => f.IntakeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return new MoreOfRequests(entries, followers);
    }
}

/// <summary>What is counted beside the rows, by intake.</summary>
public sealed record MoreOfRequests(IReadOnlyDictionary<long, int> Entries, IReadOnlyDictionary<long, int> Followers);
