using Bot.Api.Desk.Figures;
using Bot.Api.Grids;
using Bot.Data.Figures;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Performance;

/// <summary>One worker's period.</summary>
/// <param name="Id">Userid of who brought the results.</param>
/// <param name="Complaints">About a worker of a grid of theirs, rejected and withdrawn ones left out.</param>
/// <param name="Score">Points less what complaints take, in thousandths.</param>
public sealed record WorkerRow(string Id, string Name, string Grid, FigureCounts Counts, long Complaints, long Score);

/// <summary>Reads what workers came to in a period: points by the items' weights and the grids' coefficients, complaints against.</summary>
public sealed class PerformanceReader(IDbContextFactory<BotDbContext> database, LiveGridDirectory directory, Profile profile)
{
    /// <summary>What one complaint takes, in thousandths of a point.</summary>
    public const long ComplaintPoints = 1_000;

    /// <summary>Those whose name only their own moves know are looked up one by one; no more than so many.</summary>
    private const int NamesLookedUp = 200;

    /// <summary>The best first.</summary>
    public async Task<IReadOnlyList<WorkerRow>> ReadAsync(FigurePeriod period, FigureFocus focus, CancellationToken cancellation)
    {
        if (focus.Department is not null || !focus.HasItems)
        {
            return [];
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var cells = FigureReader.In(db, period);
        var sums = await FigureReader.SumsAsync(focus.Keyed(cells, FigureDimension.Worker), c => c.Key, cancellation);
        var complaints = await FigureReader.SumsAsync(focus.Within(cells, FigureDimension.Grid).Where(c => c.Complaints != 0), c => c.Area, cancellation);
        var members = directory.Current.Grids.SelectMany(g => g.Members.Where(m => m.UserId is not null).Select(m => (Grid: g, Member: m))).ToLookup(m => m.Member.UserId!, StringComparer.OrdinalIgnoreCase);
        List<WorkerRow> rows = [];
        var lookedUp = 0;
        foreach (var (id, counts) in sums)
        {
            var own = members[id].ToList();
            var against = own.Select(m => m.Grid.Code).Distinct(StringComparer.Ordinal).Sum(g => complaints.GetValueOrDefault(g)?.Complaints ?? 0);
            var name = own.Count > 0 ? own[0].Member.Name : lookedUp++ < NamesLookedUp ? await NameAsync(db, id, cancellation) : id;
            rows.Add(new WorkerRow(id, name, string.Join("、", own.Select(m => m.Grid.Name).Distinct(StringComparer.Ordinal).Take(3)), counts, against, counts.Points - (against * ComplaintPoints)));
        }

        return [.. rows.OrderByDescending(r => r.Score).ThenByDescending(r => r.Counts.SatisfiedShare ?? 0).ThenByDescending(r => r.Counts.OnTimeShare ?? 0).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>What the place names of this period: the monthly, the yearly best.</summary>
    public IEnumerable<ProfileReport> BestReports(ReportPeriod period) => profile.Reports.Where(r => r.Kind == ReportKind.Best && r.Every == period);

    /// <summary>How many times as many as the place names may stand on a list when the last place is shared.</summary>
    public const int MostByTies = 2;

    /// <summary>
    /// Who would be named; only those who serve a grid and have points, fewer where there are not so many. Points, then satisfaction, then
    /// keeping to time decide; who is alike in all three is never told apart by an account's name: they share a place. Where sharing the
    /// last place would make the list longer than <see cref="MostByTies"/> times what it should be, nobody has that place.
    /// </summary>
    public static IReadOnlyList<WorkerRow> Best(ProfileReport report, IEnumerable<WorkerRow> rows)
    {
        WorkerRow[] may = [.. rows.Where(r => r.Grid.Length > 0 && r.Score > 0 && (!report.WithoutComplaints || r.Complaints == 0))];
        var most = report.Best ?? 10;
        if (may.Length <= most)
        {
            return may;
        }

        var last = may[most - 1];
        WorkerRow[] named = [.. may.TakeWhile((r, i) => i < most || IsTied(r, last))];
        return named.Length <= most * MostByTies ? named : [.. named.TakeWhile(r => !IsTied(r, last))];
    }

    /// <summary>Their place from 1; who shares one has the same.</summary>
    public static int Rank(IReadOnlyList<WorkerRow> named, WorkerRow row) => named.TakeWhile(r => !IsTied(r, row)).Count() + 1;

    private static bool IsTied(WorkerRow one, WorkerRow other) =>
        one.Score == other.Score && (one.Counts.SatisfiedShare ?? 0).Equals(other.Counts.SatisfiedShare ?? 0) && (one.Counts.OnTimeShare ?? 0).Equals(other.Counts.OnTimeShare ?? 0);

    private static async Task<string> NameAsync(BotDbContext db, string id, CancellationToken cancellation) => await LatestName(db, id, cancellation) ?? id;

    /// <summary>Compiled once: it is asked hundreds of times for one page.</summary>
    internal static readonly Func<BotDbContext, string, CancellationToken, Task<string?>> LatestName = EF.CompileAsyncQuery((BotDbContext db, string id, CancellationToken _) =>
        db.IntakeFacts.AsNoTracking().Where(f => f.Worker == id).OrderByDescending(f => f.IntakeId).Select(f => f.WorkerName).FirstOrDefault());
}
