using System.Linq.Expressions;
using Bot.Data.Figures;

namespace Bot.Api.Desk.Figures;

/// <summary>One thing that is counted, and the intakes behind it.</summary>
/// <param name="Key">As it stands in an address.</param>
/// <param name="Title">As it stands over the list.</param>
/// <param name="Is">Which intakes.</param>
public sealed record FigureMeasure(string Key, string Title, Expression<Func<IntakeFact, bool>> Is)
{
    /// <summary>Seconds within which a rating after a result is looked at twice.</summary>
    public const int QuickSeconds = 10;

    public static IReadOnlyList<FigureMeasure> All { get; } =
    [
        new("received", "收到", f => true),
        new("resolved", "办结", f => f.HasResult),
        new("open", "还没办结", f => f.Counted && !f.HasResult),
        new("ontime", "按时办结", f => f.HasResult && !f.Late),
        new("late", "超期（含还没办结的）", f => f.Counted && f.Late),
        new("answered", "有过首次响应", f => f.FirstMinutes != null),
        new("rated", "评价过", f => f.Rating != null),
        new("satisfied", "满意", f => f.Rating >= 3),
        new("unhappy", "不满意", f => f.Rating <= 2),
        new("reopened", "重办过", f => f.Reopened),
        new("complaints", "投诉网格员", f => f.AboutWorker && f.Counted),
        new("quick", "结果刚出就评价", f => f.RatedSeconds != null && f.RatedSeconds <= QuickSeconds),
        new("best", "评价最高", f => f.Rating == 5),
    ];

    public static FigureMeasure Named(string? key) => All.FirstOrDefault(m => m.Key == key) ?? All[0];
}
