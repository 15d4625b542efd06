using Bot.Api.Desk.Figures;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Figures;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Performance;

/// <summary>A name on a list that was put up.</summary>
/// <param name="Rank">From 1, shared by who is alike; 0 on lists of before.</param>
public sealed record BestName(string Name, string Grid, string Points, int Rank = 0);

/// <summary>One list of the best: as it would be, or as it was put up.</summary>
public sealed record BestSection(ProfileReport Report, IReadOnlyList<BestName> Names, BestList? Published)
{
    /// <summary>The one before, when it was withdrawn: a corrected one may be put up.</summary>
    public BestList? Withdrawn { get; init; }
}

/// <summary><c>/desk/performance</c>: what each worker came to, and the best of the period with their notice (公示).</summary>
[Needs(DeskAct.SeeFigures)]
public sealed class PerformancePage(PerformanceReader reader, IDbContextFactory<BotDbContext> database, GroupCommit commit) : DeskPage
{
    public const int PageRows = 200;

    public FigurePeriod Period { get; private set; } = null!;

    public IReadOnlyList<WorkerRow> Workers { get; private set; } = [];

    public IReadOnlyList<BestSection> Best { get; private set; } = [];

    /// <summary>Lists are of the whole place: who sees a part of it draws none up.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The period is over, so that its names can be put up.</summary>
    public bool IsOver => Period.Next <= Visit.At.ChinaDate();

    public async Task<IActionResult> OnGetAsync(string? period, string? of, string? area, CancellationToken cancellation)
    {
        if (FigureFocus.Of(Visit, Scope, area) is not { } focus)
        {
            return NotFound();
        }

        Period = FigurePeriod.Read(period, of, Visit.At.ChinaDate());
        Workers = await reader.ReadAsync(Period, focus, cancellation);
        await using var db = await database.CreateDbContextAsync(cancellation);
        var start = FigurePeriod.Number(Period.First);
        var published = await db.BestLists.AsNoTracking().Where(b => b.Start == start).ToListAsync(cancellation);
        IsWhole = focus.Code.Length == 0 && focus.Department is null;
        Best = !IsWhole ? [] : [.. reader.BestReports(Period.Kind).Select(r => Section(r, published.Where(b => b.Report == r.Name).MaxBy(b => b.Version)))];
        return Page();
    }

    /// <summary>Puts the names up; the days of notice begin.</summary>
    public async Task<IActionResult> OnPostAsync(string? period, string? of, string? report, CancellationToken cancellation)
    {
        if (!Can(DeskAct.Supervise))
        {
            return Forbid();
        }

        await OnGetAsync(period, of, null, cancellation);
        if (Best.FirstOrDefault(b => b.Report.Name == report) is not { Published: null } section || !IsOver || section.Names.Count == 0)
        {
            Say("没有公示：要等这段时间过完、有名单、还没公示过才行。", isGood: false);
            return Back();
        }

        var isFirst = await commit.Run(
            session => BestWork.Publish(session, Visit, section.Report.Name, FigurePeriod.Number(Period.First), BestNotice.Until(Visit.At, section.Report), section.Names), cancellation);
        Say(isFirst ? "公示了。" : "别人刚刚公示过了。", isFirst);
        return Back();
    }

    private RedirectResult Back() => To($"/desk/performance?period={Period.Spelling}&of={Period.Of}");

    private BestSection Section(ProfileReport report, BestList? published)
    {
        if (published is { Outcome: not BestList.Withdrawn })
        {
            return new BestSection(report, BestNotice.Names(published), published);
        }

        var named = PerformanceReader.Best(report, Workers);
        return new BestSection(report, [.. named.Select(w => new BestName(w.Name, w.Grid, FigureWords.Points(w.Score), PerformanceReader.Rank(named, w)))], null) { Withdrawn = published };
    }
}
