using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Figures;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Figures;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Performance;

/// <summary>A name on a list that was put up.</summary>
public sealed record BestName(string Name, string Grid, string Points);

/// <summary>One list of the best: as it would be, or as it was put up.</summary>
public sealed record BestSection(ProfileReport Report, IReadOnlyList<BestName> Names, BestList? Published);

/// <summary><c>/desk/performance</c>: what each worker came to, and the best of the period with their notice (公示).</summary>
[Needs(DeskAct.SeeFigures)]
public sealed class PerformancePage(PerformanceReader reader, IDbContextFactory<BotDbContext> database, GroupCommit commit) : DeskPage
{
    public const int PageRows = 200;

    private static readonly JsonSerializerOptions Spelling = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public FigurePeriod Period { get; private set; } = null!;

    public IReadOnlyList<WorkerRow> Workers { get; private set; } = [];

    public IReadOnlyList<BestSection> Best { get; private set; } = [];

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
        Best = focus.Code.Length > 0 || focus.Department is not null ? [] : [.. reader.BestReports(Period.Kind).Select(r => Section(r, published.Find(b => b.Report == r.Name)))];
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

        var list = new BestList
        {
            Report = section.Report.Name,
            Start = FigurePeriod.Number(Period.First),
            PublishedAt = Visit.At,
            NoticeUntil = Visit.At.AddDays(section.Report.NoticeDays ?? 0),
            PublishedBy = Visit.Login,
            Names = JsonSerializer.Serialize(section.Names, Spelling),
        };
        await commit.Run(
            session =>
            {
                if (session.TryInsert(list))
                {
                    DeskAudit.Write(session, Visit, AuditActs.BestPublished, list.Report + " " + Period.Of, new { names = section.Names.Count, until = list.NoticeUntil });
                }
            },
            cancellation);
        Say("公示了。");
        return Back();
    }

    private RedirectResult Back() => To($"/desk/performance?period={Period.Spelling}&of={Period.Of}");

    private BestSection Section(ProfileReport report, BestList? published) => published is null
        ? new BestSection(report, [.. PerformanceReader.Best(report, Workers).Select(w => new BestName(w.Name, w.Grid, FigureWords.Points(w.Score)))], null)
        : new BestSection(report, JsonSerializer.Deserialize<List<BestName>>(published.Names) ?? [], published);
}
