using System.Globalization;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.EventQueue;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Work;

/// <summary><c>/desk/work</c>: what goes on in the background, what did not go through, and another try for it.</summary>
[Needs(DeskAct.SeeBackground)]
public sealed class WorkPage(IDbContextFactory<BotDbContext> database, WorkState state, ParkedEvents events, ParkedActions actions, DeliveryRetries deliveries, WebhookRetries webhooks) : DeskPage
{
    public WorkNow Now { get; private set; } = null!;

    public IReadOnlyList<QueuedEvent> Events { get; private set; } = [];

    public IReadOnlyList<ParkedAction> Actions { get; private set; } = [];

    public IReadOnlyList<StuckGroup> GaveUp { get; private set; } = [];

    public IReadOnlyList<StuckGroup> Kept { get; private set; } = [];

    public IReadOnlyList<StuckWebhook> Webhooks { get; private set; } = [];

    public IReadOnlyList<WorkRobot> Robots { get; private set; } = [];

    public bool MayRetry => Can(DeskAct.RetryBackground);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Now = await state.NowAsync(cancellation);
        Robots = await state.RobotsAsync(cancellation);
        await using var db = await database.CreateDbContextAsync(cancellation);
        Events = await StuckWork.ParkedEvents(db).Take(StuckWork.Shown).ToListAsync(cancellation);
        Actions = await StuckWork.ParkedActions(db).Take(StuckWork.Shown).ToListAsync(cancellation);
        GaveUp = await StuckWork.ByErrorAsync(StuckWork.GaveUp(db), cancellation);
        Kept = await StuckWork.ByErrorAsync(StuckWork.Kept(db), cancellation);
        Webhooks = await StuckWork.WebhooksAsync(db, cancellation);
    }

    public async Task<IActionResult> OnPostEventAsync(long position, string? aside, string? reason, CancellationToken cancellation)
    {
        if (!MayRetry)
        {
            return Forbid();
        }

        if (aside is null)
        {
            return Told(await events.RetryAsync(Visit, position, cancellation), "这个事件重新排上了。");
        }

        return Reason(reason) is { } why ? Told(await events.SetAsideAsync(Visit, position, why, cancellation), "放到一边了，原因记下了。") : AskReason();
    }

    public async Task<IActionResult> OnPostActionAsync(string? entry, string? aside, string? reason, CancellationToken cancellation)
    {
        if (!MayRetry)
        {
            return Forbid();
        }

        if (aside is null)
        {
            var why = await actions.RetryAsync(Visit, entry ?? "", cancellation);
            Say(why is null ? "这个动作办成了。" : "没有办成：" + why, why is null);
            return To("/desk/work");
        }

        return Reason(reason) is { } word ? Told(await actions.SetAsideAsync(Visit, entry ?? "", word, cancellation), "放到一边了，原因记下了。") : AskReason();
    }

    public async Task<IActionResult> OnPostWebhookAsync(string? id, CancellationToken cancellation)
    {
        if (!MayRetry)
        {
            return Forbid();
        }

        var freed = await webhooks.ResumeAsync(Visit, id ?? "", cancellation);
        Say(freed is null ? "没有接着推：对方已经说不要了，或者这个订阅不在了。" : string.Create(CultureInfo.InvariantCulture, $"接着推送，其中 {freed} 条是放弃过的。"), freed is not null);
        return To("/desk/work");
    }

    public async Task<IActionResult> OnPostRobotAsync(string? mark, CancellationToken cancellation) =>
        MayRetry ? Told(await deliveries.ProbeRobotAsync(Visit, mark ?? "", cancellation), "马上再试一条，发通了其余的都补发。") : Forbid();

    private RedirectResult Told(bool done, string words)
    {
        Say(done ? words : "已经不在这里了，可能别人处理过了。", done);
        return To("/desk/work");
    }

    private static string? Reason(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()[..Math.Min(reason.Trim().Length, ParkedEvents.ReasonLength)];

    private RedirectResult AskReason()
    {
        Say("没有放到一边：请写上原因，以后好查。", isGood: false);
        return To("/desk/work");
    }
}
