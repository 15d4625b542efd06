using System.Globalization;
using Bot.Api.Handling;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Supervision;

namespace Bot.Api.Desk.Accountability;

/// <summary>What is known of an intake, put into the fields of the forms. What nobody knows stays blank.</summary>
/// <param name="Item">What the place calls its item.</param>
public sealed record AccountabilityFacts(Intake Intake, string Item, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<Deadline> Deadlines, IReadOnlyList<SupervisionOrder> Orders, DateTimeOffset Now)
{
    private static readonly Move[] Handling = [Move.Accept, Move.Assign, Move.Start, Move.Extend, Move.Escalate, Move.Return, Move.Resolve, Move.Verify, Move.Reject];

    public Dictionary<string, string> Fill() => new(StringComparer.Ordinal)
    {
        ["number"] = Intake.Number.ToString(),
        ["item"] = Item,
        ["place"] = string.Join(" ", new[] { Intake.GridName, Masking.Mask(Intake.PlaceText) }.Where(p => !string.IsNullOrEmpty(p))),
        ["reported"] = $"{Moment(Intake.SubmittedAt)} {Channel(Intake.Channel)}",
        ["summary"] = Masking.Mask(Intake.Text),
        ["holders"] = Lines(Timeline.Where(t => Handling.Contains(t.Move)).Select(t => $"{Moment(t.At)} {HandlingWords.Did(t.Move)} {t.ActorName}{Note(t)}")),
        ["deadlines"] = Lines(Promises.Select(d => $"{(d.Kind == DeadlineKind.Accept ? "接单" : "办结")}：{Moment(d.Due)} 前")),
        ["overdue"] = Overdue(),
        ["orders"] = Lines([
            .. Intake.Urges > 0 ? [$"居民催办 {Intake.Urges} 次"] : Array.Empty<string>(),
            .. Orders.Select(o => $"{o.Number} {Moment(o.IssuedAt)} 督办：{o.Reason}{(o.AnsweredAt is { } at ? $"；{Moment(at)} 答复" : "；还没答复")}"),
            .. Timeline.Where(t => t.Move == Move.Reopen).Select(t => $"{Moment(t.At)} 要求重办{Note(t)}"),
        ]),
        ["result"] = Timeline.LastOrDefault(t => t.Move == Move.Resolve) is { } result ? $"{Moment(result.At)} {result.ActorName}{Note(result)}" : "还没办结",
        ["responsible"] = Holder,
        ["unit"] = Intake.Department ?? Intake.GridName ?? "",
        ["person"] = Intake.HandlerName ?? "",
        ["matter"] = Overdue(),
        ["facts"] = Lines(Timeline.Where(t => Handling.Contains(t.Move)).Select(t => $"{Moment(t.At)} {HandlingWords.Did(t.Move)} {t.ActorName}")),
    };

    private IEnumerable<Deadline> Promises => Deadlines.Where(d => d.Kind is DeadlineKind.Accept or DeadlineKind.Resolve).OrderBy(d => d.SetAt).ThenBy(d => d.Due);

    private string Holder => string.Join("，", new[] { Intake.Department, Intake.GridName, Intake.HandlerName }.Where(p => !string.IsNullOrEmpty(p)).Distinct(StringComparer.Ordinal));

    private string Overdue()
    {
        var late = Promises.Where(d => (d.EndedAt ?? Now) > d.Due).Select(d =>
        {
            var span = (d.EndedAt ?? Now) - d.Due;
            var length = span.TotalDays >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.0} 天") : string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.0} 小时");
            return $"{(d.Kind == DeadlineKind.Accept ? "接单" : "办结")}超期 {length}{(d.EndedAt is null ? "，到现在还没做" : "")}";
        });
        return Lines(late) is { Length: > 0 } lines ? lines : "没有超期";
    }

    private static string Note(TimelineEntry entry) => string.IsNullOrEmpty(entry.Note) ? "" : "：" + Masking.Mask(entry.Note);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Channel(string channel) => channel switch
    {
        "wechat" => "微信公众号",
        "mini" => "小程序",
        "phone" => "电话",
        "worker" => "网格员代登记",
        "open311" => "其他平台",
        _ => channel,
    };
}
