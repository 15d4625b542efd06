using Bot.Dialogs.Reading;

namespace Bot.Dialogs.Tracking;

/// <summary>How an intake is told to the one who reported it.</summary>
internal static class TrackWords
{
    public const string None = "您还没报过事。有事直接说就行。";
    public const string NotYours = "这个编号不在您报过的事里。看看有没有打错；回“查进度”看您报过的。";
    public const string ChooseOne = "回数字看哪一件。";
    public const string OutOfList = "没有这个数字，看看上面的单子再回一次。";

    public static string One(IntakeSummary intake, DateTimeOffset now, bool withHint = true, string progress = "")
    {
        var due = OwnIntakes.IsOnItsWay(intake) && intake.Due is { } at
            ? at < now ? "已经过了期限，我会接着催。" : $"最晚{Talk.By(at, now)}答复。" : "";
        var note = string.IsNullOrWhiteSpace(intake.LastPublicNote) ? "" : $"{Talk.Day(intake.LastMoveAt)}：{Plain.Excerpt(intake.LastPublicNote, 120)}。";
        var hint = !withHint ? "" : intake.AwaitsRating ? $"满意吗？回“评价 {intake.Number}”。"
            : OwnIntakes.IsOnItsWay(intake) ? $"想催，回“催办 {intake.Number}”。" : "";
        return Talk.Lines($"{intake.Number}（{intake.ItemName}{(intake.IsFollowed ? "，邻居报的，您一起跟进" : "")}）：{Plain.Excerpt(intake.Text, 30)}", $"{Stage(intake)}。{due}", progress, note.Replace("。。", "。", StringComparison.Ordinal), hint);
    }

    public static string List(IReadOnlyList<IntakeSummary> intakes, string closing) => Talk.Lines(
        "您报过的：",
        Talk.Choices(intakes.Select(i => $"{Plain.Excerpt(i.Text, 16)}（{i.ItemName}，{Talk.Day(i.SubmittedAt)}{(i.IsFollowed ? "，一起跟进" : "")}）：{Stage(i)}")),
        closing);

    public static string Stage(IntakeSummary intake) => intake.Stage switch
    {
        IntakeStage.Submitted => "已经交上去，等网格员看",
        IntakeStage.Accepted => Handler(intake, "已经接了"),
        IntakeStage.Handling => Handler(intake, "正在办"),
        IntakeStage.Checking => Handler(intake, "报来已经处理") + "，等网格员到现场核实",
        IntakeStage.Resolved => intake.AwaitsRating ? "已经办完，等您评价" : "已经办完",
        IntakeStage.Closed => "办完了，已结束",
        IntakeStage.Rejected => "没能受理",
        IntakeStage.Withdrawn => intake.IsFollowed ? "报的人撤回了" : "您撤回了",
        IntakeStage.Merged => "和同一件事合并办理",
        IntakeStage.Reopened => "退回去重办了",
        _ => "正在办",
    };

    private static string Handler(IntakeSummary intake, string does) => intake.HandlerName.Length > 0 ? $"{intake.HandlerName}{does}" : does;
}
