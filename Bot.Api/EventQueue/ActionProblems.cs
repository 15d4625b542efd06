using Bot.Api.Hosting;
using Bot.Data.Intakes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.EventQueue;

/// <summary>How an action is refused.</summary>
public static class ActionProblems
{
    public static ProblemHttpResult Unknown(string number) =>
        Problems.Of(StatusCodes.Status404NotFound, "intake-unknown", "没有这个编号", $"没有编号是 {(number.Length <= 40 ? number : number[..40])} 的诉求。", "number");

    public static ProblemHttpResult Wrong(string field, string detail) =>
        Problems.Of(StatusCodes.Status422UnprocessableEntity, "action-invalid", "内容不对", detail, field);

    public static ProblemHttpResult KeyReused() => Problems.Of(
        StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "幂等键用过了", "同一个幂等键已经用于另一次不同的操作，请换一个。", IntakeActions.KeyHeader);

    public static ProblemHttpResult KeyTooLong() => Problems.Of(
        StatusCodes.Status422UnprocessableEntity, "idempotency-key", "幂等键太长", $"{IntakeActions.KeyHeader} 最多 {IntakeActions.KeyLength} 个字符。", IntakeActions.KeyHeader);

    public static ProblemHttpResult Of(MoveVerdict verdict) => verdict switch
    {
        MoveVerdict.Forbidden forbidden => Problems.Of(
            StatusCodes.Status409Conflict,
            "move-forbidden",
            "现在不能这样做",
            forbidden.OwnWork ? "谁办的，不能由谁来核实，请换一个人。" : $"这件事现在是 {forbidden.Status.Spell()}，可以做的在 allowed 里。",
            "action",
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["current"] = forbidden.Status.Spell(),
                ["allowed"] = forbidden.Allowed.Where(m => ActionCheck.Actions.Contains(m.Spell())).Select(m => m.Spell()).ToArray(),
            }),
        MoveVerdict.NoteMissing => Wrong("note", "请写明原因（note）。"),
        _ => throw new InvalidOperationException($"{verdict} is no refusal."),
    };
}
