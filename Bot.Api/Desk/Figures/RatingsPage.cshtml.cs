using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Figures;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Figures;

/// <summary>Something about ratings that somebody should look at.</summary>
/// <param name="Worker">Userid.</param>
/// <param name="Name">As the timelines say it.</param>
/// <param name="Words">What is odd.</param>
public sealed record RatingOddity(string Worker, string Name, string Words);

/// <summary><c>/desk/figures/ratings</c>: one hand that gives one worker many fives, ratings within seconds, sudden jumps; month by month. A hint, no verdict.</summary>
[Needs(DeskAct.SeeFigures)]
public sealed class RatingsPage(IDbContextFactory<BotDbContext> database) : DeskPage
{
    /// <summary>Fives of one resident for one worker in a month.</summary>
    public const int SameHand = 5;

    /// <summary>Ratings within <see cref="FigureMeasure.QuickSeconds"/> of the result for one worker in a month.</summary>
    public const int QuickOnes = 3;

    /// <summary>A jump is judged only where so many rated in both months.</summary>
    public const int RatedAtLeast = 10;

    /// <summary>How far satisfaction must jump from one month to the next.</summary>
    public const double Jump = 0.3;

    private const int Most = 50;

    public FigurePeriod Period { get; private set; } = null!;

    public IReadOnlyList<RatingOddity> Hands { get; private set; } = [];

    public IReadOnlyList<RatingOddity> Quick { get; private set; } = [];

    public IReadOnlyList<RatingOddity> Jumps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? of, string? area, CancellationToken cancellation)
    {
        if (FigureFocus.Of(Visit, Scope, area) is not { } focus)
        {
            return NotFound();
        }

        Period = FigurePeriod.Read("month", of, Visit.At.ChinaDate());
        await using var db = await database.CreateDbContextAsync(cancellation);
        var (from, before) = (Period.FromId, Period.BeforeId);
        var facts = focus.Facts(db.IntakeFacts.AsNoTracking().Where(f => f.IntakeId >= from && f.IntakeId < before && f.Worker != ""));
        var hands = await facts.Where(f => f.Rating == 5)
            .Join(Scope.Visible(db.Intakes.AsNoTracking()).Where(i => i.Resident != null), f => f.IntakeId, i => i.Id, (f, i) => new { f.Worker, i.Resident })
            .GroupBy(r => new { r.Worker, r.Resident }).Select(g => new { g.Key.Worker, Count = g.Count() }).Where(g => g.Count >= SameHand)
            .OrderByDescending(g => g.Count).Take(Most).ToListAsync(cancellation);
        var quick = await facts.Where(f => f.RatedSeconds != null && f.RatedSeconds <= FigureMeasure.QuickSeconds)
            .GroupBy(f => f.Worker).Select(g => new { Worker = g.Key, Count = g.Count() }).Where(g => g.Count >= QuickOnes)
            .OrderByDescending(g => g.Count).Take(Most).ToListAsync(cancellation);
        var jumps = focus.Department is null && focus.HasItems ? await JumpsAsync(db, focus, cancellation) : [];
        var names = await NamesAsync(db, [.. hands.Select(h => h.Worker).Concat(quick.Select(q => q.Worker)).Concat(jumps.Select(j => j.Worker)).Distinct(StringComparer.Ordinal)], cancellation);
        Hands = [.. hands.Select(h => new RatingOddity(h.Worker, names(h.Worker), $"同一位居民给了 {h.Count} 次 5 分"))];
        Quick = [.. quick.Select(q => new RatingOddity(q.Worker, names(q.Worker), $"有 {q.Count} 次评价在结果发出后 {FigureMeasure.QuickSeconds} 秒内"))];
        Jumps = [.. jumps.Select(j => new RatingOddity(j.Worker, names(j.Worker), $"满意率从 {FigureWords.Share(j.Before)} 变成 {FigureWords.Share(j.Now)}"))];
        return Page();
    }

    private async Task<List<(string Worker, double Before, double Now)>> JumpsAsync(BotDbContext db, FigureFocus focus, CancellationToken cancellation)
    {
        var now = await FigureReader.SumsAsync(focus.Keyed(FigureReader.In(db, Period), FigureDimension.Worker), c => c.Key, cancellation);
        var before = await FigureReader.SumsAsync(focus.Keyed(FigureReader.In(db, Period.Step(-1)), FigureDimension.Worker), c => c.Key, cancellation);
        return [.. now.Where(n => n.Value.Rated >= RatedAtLeast && before.GetValueOrDefault(n.Key) is { Rated: >= RatedAtLeast })
            .Select(n => (Worker: n.Key, Before: before[n.Key].SatisfiedShare ?? 0, Now: n.Value.SatisfiedShare ?? 0))
            .Where(j => Math.Abs(j.Now - j.Before) >= Jump).OrderByDescending(j => Math.Abs(j.Now - j.Before)).Take(Most)];
    }

    private static async Task<Func<string, string>> NamesAsync(BotDbContext db, string[] workers, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var worker in workers)
        {
            names[worker] = await Performance.PerformanceReader.LatestName(db, worker, cancellation) ?? worker;
        }

        return worker => names[worker];
    }
}
