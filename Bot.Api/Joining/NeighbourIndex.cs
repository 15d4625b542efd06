using Bot.Api.Conversations;
using Bot.Api.Grids;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Joining;

/// <summary>
/// What neighbours reported lately, in memory, by grid and item: loaded at start, kept current by every commit before its
/// callers are answered (one process owns the database). Two who confirm at the same moment both get an intake of their
/// own; the desk merges them.
/// </summary>
public sealed class NeighbourIndex : IHostedService
{
    /// <summary>Intakes held; beyond that the oldest are no longer offered.</summary>
    public const int Most = HeldIntakes.Most;

    /// <summary>Intakes of one grid and item compared with one draft, newest first.</summary>
    public const int Compared = 200;

    /// <summary>Two points this near are one place. A phone's own point is off by a few dozen metres.</summary>
    public const double NearMetres = 100;

    private readonly IDbContextFactory<BotDbContext> _database;
    private readonly LiveGridDirectory _directory;
    private readonly ResidentContexts _contexts;
    private readonly Profile _profile;
    private readonly TimeProvider _clock;
    private readonly HeldIntakes _held = new();

    public NeighbourIndex(
        IDbContextFactory<BotDbContext> database, LiveGridDirectory directory, ResidentContexts contexts, GroupCommit commit, Profile profile, TimeProvider clock)
    {
        (_database, _directory, _contexts, _profile, _clock) = (database, directory, contexts, profile, clock);
        commit.Committed += Take;
    }

    /// <summary>How many are held.</summary>
    public int Count => _held.Count;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var days = Math.Max(_profile.Neighbours.WithinDays, _profile.Neighbours.ResolvedWithinDays);
        if (days == 0)
        {
            return;
        }

        // What is resolved lately may have been reported long before: a result has its promise's days, and as many again.
        var from = IntakeNumber.Of(_clock.GetChinaNow().ChinaDate().AddDays(-(days + LoadedDaysMore)), 1).Id;
        await using var db = await _database.CreateDbContextAsync(cancellationToken);
        var rows = await db.Intakes.AsNoTracking()
            .Where(i => i.Id >= from && !i.Urgent && !i.Confidential && !i.AboutWorker)
            .Where(i => i.Status != IntakeStatus.Closed && i.Status != IntakeStatus.Rejected && i.Status != IntakeStatus.Withdrawn && i.Status != IntakeStatus.Merged)
            .OrderByDescending(i => i.Id).Take(Most).ToListAsync(cancellationToken);
        var followers = (await db.IntakeFollowers.AsNoTracking().Where(f => f.IntakeId >= from && f.LeftAt == null)
            .Select(f => new { f.IntakeId, f.Resident }).Distinct().ToListAsync(cancellationToken)).ToLookup(f => f.IntakeId, f => f.Resident);
        Hold(rows.Select(row => OpenIntake.Of(row, [.. followers[row.Id]])));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The newest intake of somebody else that this draft repeats; null when there is none, or it is not to be shared.</summary>
    public NeighbourIntake? Find(Draft draft, ResidentContext resident, Jurisdiction jurisdiction, DateTimeOffset now)
    {
        if (draft.Place is not { } place || draft.ToDesk || !OpenIntake.IsShareable(draft.Kind, draft.Item, draft.Urgent || draft.Confidential || draft.AboutWorker))
        {
            return null;
        }

        var grids = _directory.Current;
        var key = KeyOf(place.Words, PlaceKey.BuildingIn(draft.Text), place.GridCode, grids);
        var point = place is { Longitude: { } lon, Latitude: { } lat } && GeoPoint.IsValid(lon, lat) ? Coordinates.ToWgs84(lon, lat, CoordinateSystem.Gcj02) : (GeoPoint?)null;
        return key.IsEmpty && point is null ? null
            : _held.Newest(place.GridCode, draft.Item!, Compared).Find(h => IsLately(h.Intake, now) && !IsOwn(h.Intake, resident) && IsSamePlace(h, key, point, grids)) is { } found
            ? Told(found.Intake, jurisdiction)
            : null;
    }

    private const int LoadedDaysMore = 30;

    private static NeighbourIntake Told(OpenIntake intake, Jurisdiction jurisdiction) => new(
        IntakeNumber.FromId(intake.Id).ToString(),
        jurisdiction.Item(intake.Item)?.Name ?? intake.Item,
        intake.SubmittedAt,
        IntakeSummaries.StageOf(intake.Status, intake.VerifyOnSite),
        intake.Handler ?? "");

    private static bool IsOwn(OpenIntake intake, ResidentContext resident) =>
        intake.Owner == resident.Resident || intake.Followers.Contains(resident.Resident, StringComparer.Ordinal);

    private static bool IsSamePlace(HeldIntake held, PlaceKey key, GeoPoint? point, GridDirectory grids)
    {
        var intake = held.Intake;
        return point is { } here && intake is { Longitude: { } lon, Latitude: { } lat }
            ? here.MetresTo(new GeoPoint(lon, lat)) <= NearMetres
            : key.IsSame(held.Key ??= KeyOf(intake.Place, intake.Building, intake.GridCode, grids));
    }

    private static PlaceKey KeyOf(string place, string building, string? grid, GridDirectory grids) =>
        PlaceKey.Of(place, building, grid is null ? null : grids.ByCode(grid), grids.FindPlaces(place));

    private bool IsLately(OpenIntake intake, DateTimeOffset now) => intake.HasResult
        ? now - intake.LastMoveAt <= TimeSpan.FromDays(_profile.Neighbours.ResolvedWithinDays)
        : now - intake.SubmittedAt <= TimeSpan.FromDays(_profile.Neighbours.WithinDays);

    /// <summary>On the writer's thread, before those who wrote are answered.</summary>
    private void Take(IReadOnlyList<OpenIntake> changed)
    {
        Hold(changed);
        try
        {
            foreach (var resident in changed.SelectMany(c => c.Followers.Append(c.Owner)))
            {
                _contexts.Invalidate(resident);
            }
        }
        catch (ObjectDisposedException)
        {
            // The bot stops and its contexts are gone: nobody reads them any more.
        }
    }

    private void Hold(IEnumerable<OpenIntake> intakes)
    {
        if (_profile.Neighbours.WithinDays > 0)
        {
            _held.Put(intakes);
        }
    }
}
