using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.EventQueue;
using Bot.Api.Grids;
using Bot.Api.GroupNotification;
using Bot.Api.Handling.Photos;
using Bot.Api.Hosting;
using Bot.Api.Integration.Webhooks;
using Bot.Api.MiniProgram.Accounts;
using Bot.Api.MiniProgram.Safety;
using Bot.Api.PublicBoard;
using Bot.Api.Result;
using Bot.Api.Streams;
using Bot.Data;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Safety;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Work;

/// <summary>Something that waits to be worked on.</summary>
/// <param name="Name">What.</param>
/// <param name="Count">How many; at <see cref="WorkState.Most"/> counting ends.</param>
/// <param name="Since">Since when the first waits; null when none does.</param>
public sealed record WorkQueue(string Name, int Count, DateTimeOffset? Since);

/// <summary>A worker or schedule.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Pulse">How it fares.</param>
/// <param name="Next">When it runs next, of those that run by the clock.</param>
public sealed record WorkSchedule(string Name, WorkerPulse Pulse, string Next);

/// <summary>A group robot that is at work or in trouble.</summary>
/// <param name="Mark">Names it in forms; the key itself is a secret.</param>
/// <param name="Name">Whose group it is.</param>
/// <param name="Used">Sends of the last minute.</param>
/// <param name="Trouble">What it is in; null when all is well.</param>
public sealed record WorkRobot(string Mark, string Name, int Used, RobotTrouble? Trouble);

/// <summary>Everything that goes on in the background, as of now.</summary>
public sealed record WorkNow(
    DateTimeOffset At, IReadOnlyList<WorkQueue> Queues, IReadOnlyList<WorkSchedule> Schedules, IReadOnlyList<WorkConnection> Connections, int Robots, long? FreeDisk, TimeSpan Uptime);

/// <summary>Reads what the background does: from the rows that wait, each by its index, and from the workers themselves.</summary>
public sealed class WorkState(
    IDbContextFactory<BotDbContext> database, IServiceProvider services, WorkConnections connections, LiveGridDirectory directory, RobotLimiter limiter, RobotTroubles troubles,
    Profile profile, WorkingCalendar calendar, BotHealth health, BotSettings settings, TimeProvider clock)
{
    /// <summary>Counting ends here.</summary>
    public const int Most = 1_000;

    /// <summary>Robots shown.</summary>
    public const int RobotsShown = 50;

    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(EventWorker)] = "事件往下走", [typeof(DeliveryWorker)] = "发消息", [typeof(DeadlineWatch)] = "盯期限", [typeof(MorningDigests)] = "早间汇总", [typeof(MediaWorker)] = "取照片和语音",
        [typeof(WebhookWorker)] = "推送给对接平台", [typeof(SafetyWorker)] = "内容检查", [typeof(SendUpWorker)] = "没说完的请求转人工", [typeof(UnionWorker)] = "认出同一位居民",
        [typeof(EventPublisher)] = "事件写到 Redis", [typeof(ActionReader)] = "从 Redis 取动作", [typeof(Housekeeping)] = "清理过期的记录", [typeof(PublicFiguresWorker)] = "统计公开数据",
    };

    public async Task<WorkNow> NowAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        return new WorkNow(
            clock.GetChinaNow(), await QueuesAsync(db, cancellation), Schedules(), await connections.LookAsync(cancellation), Keys().Count(), BotHealth.FreeDisk(settings.DataDirectory), health.Uptime);
    }

    /// <summary>The robots that are at work or in trouble, trouble first.</summary>
    public async Task<IReadOnlyList<WorkRobot>> RobotsAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var sick = await db.RobotTroubles.AsNoTracking().OrderBy(t => t.Since).Take(RobotsShown).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        var busy = Keys().Where(k => sick.TrueForAll(t => t.Robot != k)).Select(k => (Key: k, Used: Used(k, now))).Where(r => r.Used > 0).OrderByDescending(r => r.Used).Take(RobotsShown - sick.Count);
        return
        [
            .. sick.Select(t => new WorkRobot(MarkOf(t.Robot), troubles.NameOf(t.Robot), Used(t.Robot, now), t)),
            .. busy.Select(r => new WorkRobot(MarkOf(r.Key), troubles.NameOf(r.Key), r.Used, null)),
        ];
    }

    /// <summary>A robot's name in forms.</summary>
    public static string MarkOf(string robot) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(robot)))[..16];

    private int Used(string robot, DateTimeOffset now) => RobotLimiter.Sends - limiter.Free(robot, urgent: true, now);

    private IEnumerable<string> Keys() => directory.Current.Grids.Select(g => g.Robot).Append(profile.Office.Robot).Append(profile.Desk?.Robot).OfType<string>().Distinct(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<WorkQueue>> QueuesAsync(BotDbContext db, CancellationToken cancellation)
    {
        var events = db.Events.AsNoTracking().Where(e => e.State < EventState.Done);
        var deliveries = db.Deliveries.AsNoTracking().Where(d => d.State < DeliveryState.Sent);
        var media = db.Attachments.AsNoTracking().Where(a => a.State == AttachmentState.Awaited);
        var checks = db.SafetyVerdicts.AsNoTracking().Where(v => v.Verdict == SafetyVerdict.Pending);
        var webhooks = db.WebhookDeliveries.AsNoTracking().Where(d => d.State == Bot.Data.Integration.WebhookDeliveryState.Waiting);
        return
        [
            new("事件", await events.Take(Most).CountAsync(cancellation), await events.OrderBy(e => e.Position).Select(e => (DateTimeOffset?)e.Time).FirstOrDefaultAsync(cancellation)),
            new("要发的消息", await deliveries.Take(Most).CountAsync(cancellation), await deliveries.OrderByDescending(d => d.Urgent).ThenBy(d => d.Id).Select(d => (DateTimeOffset?)d.CreatedAt).FirstOrDefaultAsync(cancellation)),
            new("推送给对接平台", await webhooks.Take(Most).CountAsync(cancellation), await webhooks.OrderBy(d => d.SubscriptionId).ThenBy(d => d.IntakeId).ThenBy(d => d.Id).Select(d => (DateTimeOffset?)d.CreatedAt).FirstOrDefaultAsync(cancellation)),
            new("要取的照片、语音、视频", await media.Take(Most).CountAsync(cancellation), await media.OrderBy(a => a.NextAt).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancellation)),
            new("等内容检查", await checks.Take(Most).CountAsync(cancellation), await checks.OrderBy(v => v.NextAt).Select(v => (DateTimeOffset?)v.At).FirstOrDefaultAsync(cancellation)),
        ];
    }

    private IReadOnlyList<WorkSchedule> Schedules() =>
    [
        .. services.GetServices<IHostedService>().OfType<IPulsing>().Where(w => Names.ContainsKey(w.GetType())).Select(w => new WorkSchedule(Names[w.GetType()], w.Pulse, NextOf(w))),
    ];

    private string NextOf(IPulsing worker) => worker switch
    {
        MorningDigests => ChineseTime.Moment(NextMorning()),
        Housekeeping => worker.Pulse.At is { } last ? ChineseTime.Moment(last + Housekeeping.Interval) : "启动一小时后",
        PublicFiguresWorker => worker.Pulse.At is { } last ? ChineseTime.Moment(last + PublicFiguresWorker.Interval) : "启动一分钟后",
        _ => "随到随办",
    };

    private DateTimeOffset NextMorning()
    {
        var now = clock.GetChinaNow();
        var day = now.ChinaDate();
        var time = profile.Groups.MorningDigest;
        for (var ahead = 0; ahead < WorkingCalendar.MaxWorkingDays && (!calendar.IsWorkingDay(day) || At(day) <= now); ahead++)
        {
            day = day.AddDays(1);
        }

        return At(day);

        DateTimeOffset At(DateOnly on) => new(on.ToDateTime(time), ChinaTime.Offset);
    }
}
