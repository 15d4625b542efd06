using Bot.Api.Conversations;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Hosting;
using Bot.Data.HotIssues;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Hot;

/// <summary><c>/desk/hot/replies</c>: replies to all that wait for a decision, and the latest decided ones.</summary>
[Needs(DeskAct.SeeHotIssues)]
public sealed class RepliesPage(IDbContextFactory<BotDbContext> database, GroupCommit commit, ResidentContexts contexts, DeliverySignal deliveries, Jurisdiction jurisdiction) : DeskPage
{
    public const int Shown = 50;

    /// <summary>Reports that a reply is compared with.</summary>
    private const int Compared = 20;

    public IReadOnlyList<GroupReply> Waiting { get; private set; } = [];

    public IReadOnlyList<GroupReply> Decided { get; private set; } = [];

    /// <summary>Intakes each waiting one would answer.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What a second reader should look at, by reply.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Warnings { get; private set; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public string? Fault { get; private set; }

    public bool MayDecide(GroupReply reply) => Can(DeskAct.ApproveReplies) && reply.DraftedBy != Visit.Login;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var waiting = await db.GroupReplies.AsNoTracking().Where(r => r.State == GroupReplyState.Waiting).OrderBy(r => r.DraftedAt).Take(Shown).ToListAsync(cancellation);
        var approved = await LatestAsync(db, GroupReplyState.Approved, cancellation);
        var givenBack = await LatestAsync(db, GroupReplyState.GivenBack, cancellation);
        Waiting = [.. waiting.Where(r => GroupReplies.IsTheirs(r, Scope))];
        Decided = [.. approved.Concat(givenBack).Where(r => GroupReplies.IsTheirs(r, Scope)).OrderByDescending(r => r.DecidedAt).Take(Shown)];
        var ids = Waiting.Select(r => r.Id).ToArray();
        Counts = await db.GroupReplyIntakes.Where(i => ids.Contains(i.ReplyId)).GroupBy(i => i.ReplyId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellation);
        var warnings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var reply in Waiting)
        {
            warnings[reply.Id] = await WarningsAsync(db, reply, cancellation);
        }

        Warnings = warnings;
    }

    public async Task<IActionResult> OnPostApproveAsync(string? id, CancellationToken cancellation)
    {
        if (!Can(DeskAct.ApproveReplies))
        {
            return Forbid();
        }

        var sent = await commit.Run(session => GroupReplies.Approve(session, Visit, Scope, id, item => jurisdiction.Item(item)?.Name ?? item), cancellation);
        if (sent is null)
        {
            Say("这份答复已经有人审过，或者是您自己拟的，要请另一位班长审。", isGood: false);
            return To("/desk/hot/replies");
        }

        deliveries.Raise();
        foreach (var resident in sent.Told)
        {
            contexts.Invalidate(resident);
        }

        Say($"同意了：写进 {sent.Entries} 件的办理过程，正在发给 {sent.Told.Count} 个人。");
        return To("/desk/hot/replies");
    }

    public async Task<IActionResult> OnPostGiveBackAsync(string? id, string? reason, CancellationToken cancellation)
    {
        if (!Can(DeskAct.ApproveReplies))
        {
            return Forbid();
        }

        if (reason?.Trim() is not { Length: > 0 and <= GroupReplies.LongestReason } why)
        {
            await OnGetAsync(cancellation);
            Fault = $"退回要写原因，最多 {GroupReplies.LongestReason} 个字。";
            return Again();
        }

        var isDone = await commit.Run(session => GroupReplies.GiveBack(session, Visit, Scope, id, why), cancellation);
        Say(isDone ? "退回了。" : "这份答复已经有人审过，或者是您自己拟的。", isDone);
        return To("/desk/hot/replies");
    }

    /// <summary>The same reading as of a reply to one, against what some of them said.</summary>
    private static async Task<IReadOnlyList<string>> WarningsAsync(BotDbContext db, GroupReply reply, CancellationToken cancellation)
    {
        var said = await db.GroupReplyIntakes.Where(r => r.ReplyId == reply.Id).OrderByDescending(r => r.IntakeId).Take(Compared)
            .Join(db.Intakes, r => r.IntakeId, i => i.Id, (_, i) => i.PlaceText + " " + i.Text).ToListAsync(cancellation);
        return ReplyCheck.Warnings($"{reply.Headline} {string.Join(' ', said)}", reply.Body);
    }

    private static Task<List<GroupReply>> LatestAsync(BotDbContext db, GroupReplyState state, CancellationToken cancellation) =>
        db.GroupReplies.AsNoTracking().Where(r => r.State == state).OrderByDescending(r => r.DraftedAt).Take(Shown).ToListAsync(cancellation);
}
