using System.Collections.Concurrent;
using Bot.Api.Deadlines;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.SignIn;
using Bot.Api.Desk.Work;
using Bot.Data.CallBacks;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Shell;

/// <summary>One thing that is owed now, with where it is done.</summary>
/// <param name="Title">What.</param>
/// <param name="Count">How many; at <see cref="InboxCounts.Most"/> counting ends.</param>
/// <param name="Path">Below the desk.</param>
/// <param name="Tone">bad, warn or plain, when there is any.</param>
public sealed record OwedTile(string Title, int Count, string Path, string Tone = "plain")
{
    public string Shown => InboxCounts.Shown(Count);

    public string Class => Count == 0 || Tone == "plain" ? "" : "desk-owed-" + Tone;
}

/// <summary>A call that is owed, or an order of supervision, within scope.</summary>
public sealed record OwedLine(Intake Intake, string Words, DateTimeOffset Due, string Path);

/// <summary>What somebody owes now, by role and scope.</summary>
/// <param name="At">As of.</param>
/// <param name="Tiles">Counted, with links.</param>
/// <param name="Soonest">The intakes whose time is up, or up first.</param>
/// <param name="Lines">Calls and orders, due first.</param>
public sealed record Owed(DateTimeOffset At, IReadOnlyList<OwedTile> Tiles, IReadOnlyList<InboxRow> Soonest, IReadOnlyList<OwedLine> Lines);

/// <summary>Reads what is owed: the counts of the inbox, and what stands on lists of its own.</summary>
public sealed class OwedWork(IDbContextFactory<BotDbContext> database, InboxCounts counts, ExtensionAsks asks, Jurisdiction jurisdiction)
{
    /// <summary>Rows of each list.</summary>
    public const int Shown = 8;

    /// <summary>Calls and orders looked at for one list: they are few, and of all scopes.</summary>
    private const int Looked = 400;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(4);

    /// <summary>The filters in the order in which they press, and how they look when they hold something.</summary>
    private static readonly (string Filter, string Tone)[] Pressing =
    [
        ("late", "bad"), ("soon", "warn"), ("new", "warn"), ("assign", "warn"), ("unhappy", "bad"), ("supervised", "bad"), ("undelivered", "warn"), ("worker", "plain"), ("sealed", "plain"), ("open", "plain"),
    ];

    private readonly ConcurrentDictionary<(string Role, string Division), (DateTimeOffset At, Trouble Found)> _troubles = new();

    public async Task<Owed> OfAsync(DeskVisit visit, DeskScope scope, CancellationToken cancellation)
    {
        var inbox = await counts.OfAsync(visit, scope, cancellation);
        List<OwedTile> tiles = [.. Pressing.Where(p => visit.Role != Bot.Data.People.StaffRoles.Department || p.Filter is not ("sealed" or "worker")).Select(p => new OwedTile(InboxFilter.Named(p.Filter).Title, inbox.GetValueOrDefault(p.Filter), "/desk/inbox?f=" + p.Filter, p.Tone))];
        await using var db = await database.CreateDbContextAsync(cancellation);
        var visible = scope.Visible(db.Intakes.AsNoTracking());
        List<OwedLine> lines = [];
        if (visit.Can(DeskAct.CallBack))
        {
            lines.AddRange(await CallsAsync(db, scope, cancellation));
            tiles.Insert(2, new OwedTile("该回访", lines.Count, lines.Count > 0 ? lines[0].Path : "/desk/inbox?f=unhappy", lines.Exists(l => l.Due < visit.At) ? "bad" : "warn"));
        }

        if (ExtensionPower.MayDecide(asks.Approval, visit) && asks.IsNeeded)
        {
            tiles.Insert(2, new OwedTile("等答复的延期", inbox.GetValueOrDefault(InboxCounts.Extensions), "/desk/extensions", "warn"));
        }

        lines.AddRange(await OrdersAsync(db, scope, cancellation));
        if (visit.Can(DeskAct.SeeBackground))
        {
            tiles.AddRange((await TroubleAsync(visit, db, cancellation)).Tiles);
        }

        var soonest = await InboxFilter.Named("open").Narrow(new InboxScene(db, visible, visit.At)).SoonestOf(db, Shown).ToListAsync(cancellation);
        var items = await ItemsInForce.OfAsync(db, soonest, jurisdiction, visit.At, cancellation);
        return new Owed(
            visit.At, tiles, [.. soonest.Select(i => items.Row(i))], [.. lines.OrderBy(l => l.Due).Take(Shown)]);
    }

    private static async Task<List<OwedLine>> CallsAsync(BotDbContext db, DeskScope scope, CancellationToken cancellation)
    {
        var owed = await db.CallBacksOwed().Take(Looked).ToListAsync(cancellation);
        var place = DeskNavigation.All.FirstOrDefault(p => p.Act == DeskAct.CallBack)?.Path;
        return [.. owed.Where(o => scope.Sees(o.Intake)).Select(o => new OwedLine(o.Intake, "回访：" + Why(o.CallBack.Reason), o.CallBack.Due, place ?? "/desk/intakes/" + o.Intake.Number))];
    }

    private static async Task<List<OwedLine>> OrdersAsync(BotDbContext db, DeskScope scope, CancellationToken cancellation)
    {
        var open = await db.SupervisionOrders.AsNoTracking().Where(o => o.AnsweredAt == null).Take(Looked)
            .Join(db.Intakes.AsNoTracking(), o => o.IntakeId, i => i.Id, (o, i) => new { Order = o, Intake = i }).ToListAsync(cancellation);
        return [.. open.Where(o => scope.Sees(o.Intake)).Select(o => new OwedLine(o.Intake, "督办 " + o.Order.Number, o.Order.Due, "/desk/intakes/" + o.Intake.Number))];
    }

    private static string Why(CallBackReason reason) => reason switch
    {
        CallBackReason.KeyMatter => "重点事项",
        CallBackReason.Urgent => "紧急的事",
        CallBackReason.Unhappy => "居民不满意",
        CallBackReason.NotInChat => "没有微信，电话告知结果",
        _ => "抽查",
    };

    /// <summary>Of the background, asked for at most as often as the inbox's counts.</summary>
    private async Task<Trouble> TroubleAsync(DeskVisit visit, BotDbContext db, CancellationToken cancellation)
    {
        var key = (visit.Role, visit.Division);
        if (_troubles.TryGetValue(key, out var known) && visit.At >= known.At && visit.At - known.At < Fresh)
        {
            return known.Found;
        }

        var stopped = await StuckWork.ParkedEvents(db).Select(e => e.Position).Take(StuckWork.Most).CountAsync(cancellation)
            + await StuckWork.ParkedActions(db).Take(StuckWork.Most).CountAsync(cancellation);
        var robots = await db.RobotTroubles.CountAsync(cancellation);
        var found = new Trouble([new OwedTile("后台停下的", stopped, "/desk/work", "bad"), new OwedTile("发不出去的机器人", robots, "/desk/work", "bad")]);
        _troubles[key] = (visit.At, found);
        return found;
    }

    private sealed record Trouble(IReadOnlyList<OwedTile> Tiles);
}
