using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Figures;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Performance;

/// <summary>One list that was put up, with what was said against it.</summary>
public sealed record BestCard(BestList List, string Title, IReadOnlyList<BestName> Names, IReadOnlyList<BestObjection> Objections, int? NoticeDays)
{
    public bool IsOff(int index) => Objections.Any(o => o.About == index && o.Upheld == true);

    public string Name(BestObjection objection) => objection.About < Names.Count ? Names[objection.About].Name : "";
}

/// <summary><c>/desk/best</c>: lists of the best in their notice (公示) and after: objections are taken down, answered, the list confirmed or withdrawn.</summary>
[Needs(DeskAct.SeeBest)]
public sealed class BestPage(IDbContextFactory<BotDbContext> database, GroupCommit commit, Profile profile) : DeskPage
{
    /// <summary>Lists shown, the latest first.</summary>
    public const int Most = 12;

    public IReadOnlyList<BestCard> Cards { get; private set; } = [];

    /// <summary>Lists are of the whole place.</summary>
    public bool MayDecide => Can(DeskAct.Supervise) && Scope.IsWhole;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var lists = await db.BestLists.AsNoTracking().OrderByDescending(b => b.PublishedAt).Take(Most).ToListAsync(cancellation);
        var (reports, starts) = (lists.ConvertAll(l => l.Report), lists.ConvertAll(l => l.Start));
        var objections = await db.BestObjections.AsNoTracking().Where(o => reports.Contains(o.Report) && starts.Contains(o.Start)).OrderBy(o => o.Id).ToListAsync(cancellation);
        Cards = [.. lists.Select(l => Card(l, objections))];
    }

    public Task<IActionResult> OnPostObjectAsync(string? report, int start, int version, int about, string? words, CancellationToken cancellation) =>
        DoAsync(Can(DeskAct.TakeCalls), session => BestWork.Object(session, Visit, report, start, version, about, words), "异议记下了。", cancellation);

    public Task<IActionResult> OnPostAnswerAsync(string? id, bool upheld, string? words, CancellationToken cancellation) =>
        DoAsync(MayDecide, session => BestWork.Answer(session, Visit, id, upheld, words), upheld ? "异议成立，从名单上去掉了。" : "异议不成立，名单不变。", cancellation);

    public Task<IActionResult> OnPostConfirmAsync(string? report, int start, int version, CancellationToken cancellation) =>
        DoAsync(MayDecide, session => BestWork.Confirm(session, Visit, report, start, version), "名单确认了。", cancellation);

    public Task<IActionResult> OnPostWithdrawAsync(string? report, int start, int version, string? words, CancellationToken cancellation) =>
        DoAsync(MayDecide, session => BestWork.Withdraw(session, Visit, report, start, version, words), "名单撤回了。", cancellation);

    private async Task<IActionResult> DoAsync(bool may, Func<WriteSession, string?> act, string done, CancellationToken cancellation)
    {
        if (!may)
        {
            return Forbid();
        }

        var fault = await commit.Run(act, cancellation);
        Say(fault ?? done, fault is null);
        return To("/desk/best");
    }

    private BestCard Card(BestList list, List<BestObjection> all)
    {
        var report = profile.Reports.FirstOrDefault(r => r.Name == list.Report);
        return new BestCard(list, report is null ? list.Start.ToString(System.Globalization.CultureInfo.InvariantCulture) : BestNotice.Title(list, report.Every), BestNotice.Names(list), all.FindAll(o => o.Report == list.Report && o.Start == list.Start && o.Version == list.Version), report?.NoticeDays);
    }
}
