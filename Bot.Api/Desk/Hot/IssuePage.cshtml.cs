using Bot.Api.Conversations;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Map;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Api.Joining;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.HotIssues;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Hot;

/// <summary>
/// <c>/desk/hot/issue?of=WG-…</c>: the hot issue that this intake belongs to: its intakes, which of them may be merged, one reply to all. Named by an
/// intake, because an issue itself is counted anew every few minutes.
/// </summary>
[Needs(DeskAct.SeeHotIssues)]
public sealed class IssuePage(
    HotBoard board, LiveGridDirectory live, Jurisdiction jurisdiction, IDbContextFactory<BotDbContext> database, GroupCommit commit, ResidentContexts contexts, EventSignal signal) : DeskPage
{
    /// <summary>Intakes in the list, the newest first.</summary>
    public const int Shown = 200;

    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = HotBoard.DefaultDays;

    public HotIssue? Issue { get; private set; }

    public IReadOnlyList<Intake> Intakes { get; private set; } = [];

    /// <summary>The oldest that is still worked on: what the others would go into.</summary>
    public Intake? Main { get; private set; }

    public IHtmlContent? Map { get; private set; }

    public string? Body { get; private set; }

    public string? Fault { get; private set; }

    public string ItemName => Issue is { } issue ? jurisdiction.Item(issue.Item)?.Name ?? issue.Item : "";

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    /// <summary>Whether it may be merged into the main one, by the workflow.</summary>
    public bool MayMerge(Intake intake) => Main is { } main && intake.Id != main.Id && intake.MergedInto is null
        && IntakeWorkflow.Find(Move.Merge, intake.Status, ActorRole.Desk) is not null && IntakeMerging.Refusal(intake, main) is null;

    public async Task<IActionResult> OnPostMergeAsync(string? into, string[] pick, CancellationToken cancellation)
    {
        if (!Can(DeskAct.Merge))
        {
            return Forbid();
        }

        await LoadAsync(cancellation);
        if (Issue is not { } issue)
        {
            return NotFound();
        }

        var members = issue.Members.ToHashSet();
        long[] picked = [.. pick.Select(p => IntakeNumber.TryParse(p, out var number) ? number.Id : 0).Where(members.Contains).Distinct()];
        if (!IntakeNumber.TryParse(into, out var main) || !members.Contains(main.Id) || picked.Length == 0)
        {
            Fault = "请勾上要并的，再选并到哪一件。";
            return Again();
        }

        var (merged, residents) = await commit.Run(session => Merge(session, picked, main.Id), cancellation);
        signal.Raise();
        residents.ForEach(contexts.Invalidate);
        board.Age();
        Say(merged > 0 ? $"{merged} 件并到了 {main}，报的人都会收到通知。" : "一件也没有并：可能刚刚有了结果，或者已经并过。", merged > 0);
        return To($"/desk/hot/issue?days={Days}&of={main}");
    }

    public async Task<IActionResult> OnPostReplyAsync(string? body, CancellationToken cancellation)
    {
        if (!Can(DeskAct.DraftReplies))
        {
            return Forbid();
        }

        await LoadAsync(cancellation);
        if (Issue is not { } issue || Intakes.Count == 0)
        {
            return NotFound();
        }

        Body = body?.Trim();
        if (GroupReplies.FaultOf(Body) is { } fault)
        {
            Fault = fault;
            return Again();
        }

        await commit.Run(session => GroupReplies.Draft(session, Visit, Scope, issue, issue.Headline(ItemName), Body!), cancellation);
        Say("答复拟好了，班长同意以后才会发给大家。");
        return To("/desk/hot/replies");
    }

    private (int Merged, List<string?> Residents) Merge(WriteSession session, long[] picked, long mainId)
    {
        var (merged, residents) = (0, new List<string?>());
        foreach (var id in picked)
        {
            // Read anew each time: what goes into it changes its row.
            var (intake, into) = (session.Find<Intake>(id), session.Find<Intake>(mainId));
            if (intake is null || into is null || !Scope.Sees(intake) || !Scope.Sees(into) || IntakeMerging.Refusal(intake, into) is not null
                || IntakeMerging.Merge(session, intake, into, Visit.Actor, Visit.At) is not MoveVerdict.Made)
            {
                continue;
            }

            merged++;
            residents.AddRange([intake.Resident, into.Resident]);
            DeskAudit.Write(session, Visit, AuditActs.HotMerged, intake.Number.ToString(), new { into = into.Number.ToString() });
        }

        return (merged, residents);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Days = HotBoard.Windows.Contains(Days) ? Days : HotBoard.DefaultDays;
        if (!IntakeNumber.TryParse(Of, out var number)
            || board.Look(Days)?.Issues.FirstOrDefault(i => HotPage.IsTheirs(i, Scope) && i.Members.Contains(number.Id)) is not { } issue)
        {
            return;
        }

        Issue = issue;
        var ids = issue.Members.Take(Shown).ToArray();
        await using var db = await database.CreateDbContextAsync(cancellation);
        Intakes = await Scope.Visible(db.Intakes.AsNoTracking()).Where(i => ids.Contains(i.Id)).OrderByDescending(i => i.Id).ToListAsync(cancellation);
        Main = Intakes.LastOrDefault(i => !i.Status.IsFinal() && i.Status is not (IntakeStatus.Resolved or IntakeStatus.Verified));
        if (issue.Centre is { } centre)
        {
            var grids = GridMap.GridsAround(live.Current, centre, GridDirectory.NearMetres).Where(g => Scope.Covers(g.Code)).Select(g => new MapGrid(g.Code, g.Name, g.Code == issue.GridCode));
            MapSpot[] spots = [.. Intakes.Where(i => i is { Longitude: not null, Latitude: not null }).Take(50).Select(i => new MapSpot(new GeoPoint(i.Longitude!.Value, i.Latitude!.Value), "", 0))];
            Map = GridMap.Draw(live.Current, grids, spots, $"{issue.Place}一带，圆点是每一件的位置");
        }
    }
}
