using Bot.Dialogs;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Tracking;

namespace Bot.Api.ResidentActs;

/// <summary>How an act of a resident is refused, in words for them.</summary>
public static class ActRefusals
{
    /// <summary>Somebody else's number and one that does not exist are not told apart.</summary>
    public static ActRefusal NotYours { get; } = new(
        StatusCodes.Status404NotFound, "intake-unknown", "没有这个编号", "这个编号不在您报过的事里，看看有没有打错。", "number");

    public static ActRefusal KeyMalformed { get; } = new(
        StatusCodes.Status422UnprocessableEntity, "idempotency-key", "缺少提交凭据", "请带上 Idempotency-Key：8 到 64 个字母、数字、- 或 _，同一次提交重试时不变。", ActPipeline.KeyHeader);

    public static ActRefusal KeyReused { get; } = new(
        StatusCodes.Status409Conflict, "idempotency-key-reused", "这个凭据用过了", "同一个 Idempotency-Key 已经用于另一次不同的提交，请换一个。", ActPipeline.KeyHeader);

    public static ActRefusal Wrong(string field, string detail) =>
        new(StatusCodes.Status422UnprocessableEntity, "invalid", "内容不对", detail, field);

    public static ActRefusal OutOfScope(OutOfScope elsewhere) =>
        new(StatusCodes.Status422UnprocessableEntity, "out-of-scope", "这件事不归网格办", elsewhere.Where, "text")
        {
            More = new Dictionary<string, object?>(StringComparer.Ordinal) { ["instead"] = new InsteadView(elsewhere.InsteadKind, elsewhere.InsteadItem) },
        };

    public static ActRefusal WhichPlace(IReadOnlyList<PlaceView> candidates) =>
        new(StatusCodes.Status422UnprocessableEntity, "place-ambiguous", "是哪一处", "您说的地方有几处，请选一处再交。", "place")
        {
            More = new Dictionary<string, object?>(StringComparer.Ordinal) { ["candidates"] = candidates },
        };

    public static ActRefusal FullToday(string said) => new(StatusCodes.Status429TooManyRequests, "day-full", "今天报得够多了", said);

    public static ActRefusal TooFast(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new(StatusCodes.Status429TooManyRequests, "too-fast", "太快了", $"您点得太快了，请过 {seconds} 秒再试。")
        {
            More = new Dictionary<string, object?>(StringComparer.Ordinal) { ["retryAfter"] = seconds },
        };
    }

    public static ActRefusal CannotJoin(string number) => new(
        StatusCodes.Status409Conflict, "not-joinable", "现在不能一起跟进", $"{number} 现在跟不了（可能刚刚办结，或者说的不是同一处）。去掉 join 再交，就是您另报一件。", "join");

    public static ActRefusal NotNow(IntakeSummary intake, IntakeAct act, IReadOnlyList<string> allowed) =>
        new(StatusCodes.Status409Conflict, "move-forbidden", "现在不能这样做", ShownIntake.NotNow(intake, act))
        {
            More = new Dictionary<string, object?>(StringComparer.Ordinal) { ["allowed"] = allowed },
        };

    /// <summary>It moved between looking and doing.</summary>
    public static ActRefusal MovedMeanwhile(string number) => new(
        StatusCodes.Status409Conflict, "moved-meanwhile", "情况刚刚变了", $"{number} 刚刚有了变化，请刷新再看。");
}

/// <summary>With which kind and item it can be submitted here instead.</summary>
public sealed record InsteadView(string Kind, string? Item);
