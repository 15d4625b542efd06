using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Inbox;

/// <summary>What a filter is applied to: everything somebody sees, as of now.</summary>
public sealed record InboxScene(BotDbContext Db, IQueryable<Intake> Visible, DateTimeOffset Now);

/// <summary>A saved filter of the inbox. Each stands on an index, so that a million intakes cost nothing.</summary>
/// <param name="Key">In addresses.</param>
/// <param name="Title">As shown.</param>
/// <param name="Narrow">What is left.</param>
public sealed record InboxFilter(string Key, string Title, Func<InboxScene, IQueryable<Intake>> Narrow)
{
    /// <summary>What is due within so long is 临期.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    /// <summary>A message that gave up is asked about for so long.</summary>
    public static readonly TimeSpan UndeliveredFor = TimeSpan.FromDays(30);

    /// <summary>No result yet.</summary>
    private static readonly IntakeStatus[] Waiting =
    [
        IntakeStatus.Submitted, IntakeStatus.Accepted, IntakeStatus.Assigned, IntakeStatus.Handling, IntakeStatus.Returned, IntakeStatus.Escalated, IntakeStatus.Extended, IntakeStatus.Reopened,
    ];

    /// <summary>Not over yet: a result may still be judged.</summary>
    private static readonly IntakeStatus[] Running = [.. Waiting, IntakeStatus.Resolved, IntakeStatus.Verified];

    /// <summary>Nobody has it: it is to be given to somebody.</summary>
    private static readonly IntakeStatus[] Unheld = [IntakeStatus.Accepted, IntakeStatus.Returned, IntakeStatus.Escalated, IntakeStatus.Reopened];

    public static IReadOnlyList<InboxFilter> All { get; } =
    [
        new("open", "未办结", s => s.Visible.Where(i => Waiting.Contains(i.Status))),
        new("new", "新到", s => s.Visible.Where(i => i.Status == IntakeStatus.Submitted)),
        new("assign", "待派", s => s.Visible.Where(i => Unheld.Contains(i.Status) && i.HandlerId == null && i.Department == null)),
        new("soon", "临期", s =>
        {
            var until = s.Now + Soon;
            return s.Visible.Where(i => Waiting.Contains(i.Status) && i.Due >= s.Now && i.Due < until);
        }),
        new("late", "超期", s => s.Visible.Where(i => Waiting.Contains(i.Status) && i.Due < s.Now)),
        new("unhappy", "不满意", s => s.Visible.Where(i => Running.Contains(i.Status) && i.Rating <= 2)),
        new("supervised", "督办", s => s.Visible.Where(i => s.Db.SupervisionOrders.Where(o => o.AnsweredAt == null).Select(o => o.IntakeId).Contains(i.Id))),
        new("worker", "投诉网格员", s => s.Visible.Where(i => Running.Contains(i.Status) && i.AboutWorker)),
        new("sealed", "保密", s => s.Visible.Where(i => Running.Contains(i.Status) && i.Confidential)),
        new("undelivered", "未送达", s =>
        {
            var since = s.Now - UndeliveredFor;
            return s.Visible.Where(i => s.Db.Deliveries.Where(d => d.State == DeliveryState.GaveUp && d.EndedAt > since).Select(d => d.IntakeId).Contains(i.Id));
        }),
    ];

    public static InboxFilter Named(string? key) => All.FirstOrDefault(f => f.Key == key) ?? All[0];
}
