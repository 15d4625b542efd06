using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.HotIssues;

/// <summary>
/// What many people report near one another over days. The number of an intake begins with its day, so the days are a
/// stretch of the primary key, of the intakes and of those who follow them.
/// </summary>
public static class HotIssues
{
    /// <summary>Reports this near a cluster's first belong to it.</summary>
    public const double NearMetres = 200;

    /// <summary>Days that may be asked for.</summary>
    public const int MostDays = 90;

    /// <summary>Intakes looked at, newest first.</summary>
    public const int MostIntakes = 100_000;

    /// <summary>Fewer people make no hot issue: one who reports often is one.</summary>
    public const int LeastPeople = 2;

    /// <summary>The hottest first, at most so many. Sealed reports and those about grid workers are in none.</summary>
    /// <param name="db">For reading.</param>
    /// <param name="grids">Names of places and grids.</param>
    /// <param name="today">The last of the days.</param>
    /// <param name="days">How many days, 1 to <see cref="MostDays"/>.</param>
    /// <param name="most">How many issues.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static async Task<IReadOnlyList<HotIssue>> FindAsync(
        BotDbContext db, GridDirectory grids, DateOnly today, int days, int most, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        var (from, before) = (FirstOf(today.AddDays(1 - days)), FirstOf(today.AddDays(1 - (2 * days))));
        var until = FirstOf(today.AddDays(1));
        var rows = await db.Intakes.AsNoTracking()
            .Where(i => i.Id >= before && i.Id < until && !i.Confidential && !i.AboutWorker)
            .OrderByDescending(i => i.Id).Take(MostIntakes)
            .Select(i => new Report(i.Id, i.Resident, i.Item, i.GridCode, i.PlaceText, i.Longitude, i.Latitude, i.Status))
            .ToListAsync(cancellation);
        var joined = (await db.IntakeFollowers.AsNoTracking()
            .Where(f => f.IntakeId >= before && f.IntakeId < until && f.Via == IntakeFollower.Direct)
            .Select(f => new { f.IntakeId, f.Resident }).ToListAsync(cancellation)).ToLookup(f => f.IntakeId, f => f.Resident);
        var clusters = new Clusters(grids);
        foreach (var row in rows)
        {
            clusters.Add(row, [.. joined[row.Id]], isNow: row.Id >= from);
        }

        return [.. clusters.Issues().Where(i => i.People >= LeastPeople).OrderByDescending(i => i.Heat).ThenByDescending(i => i.Newest).Take(most)];
    }

    private static long FirstOf(DateOnly day) => IntakeNumber.Of(day, 1).Id - 1;

    internal sealed record Report(
        long Id, string? Resident, string Item, string? GridCode, string Place, double? Longitude, double? Latitude, IntakeStatus Status);
}
