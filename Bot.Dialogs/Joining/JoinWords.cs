namespace Bot.Dialogs.Joining;

/// <summary>What is said of a neighbour's intake: number, date and stage, and nothing else; item and place stand in the summary above.</summary>
internal static class JoinWords
{
    public const string Choices = "回 1 一起跟进　2 另报一件　3 改内容　4 改地点";

    /// <summary>Choices there are.</summary>
    public const int Digits = 4;

    public static string Offer(NeighbourIntake same, DateTimeOffset now)
    {
        var what = $"这件事，邻居已反映（{same.Number}，{Talk.At(same.SubmittedAt, now).TrimEnd()}报的，{Stage(same)}）";
        return same.Stage == IntakeStage.Resolved
            ? $"{what}。是一回事就一起跟进，看看办得怎样；还没好就另报。\n{Choices}"
            : $"{what}，是否一起跟进？\n{Choices}";
    }

    public static string Joined(string number) =>
        $"好，算您一个：{number} 一起跟进，您说的也补进去了，不写是谁说的。有进展、有结果都告诉您。想看进展，回“查进度”；不想跟了，回“撤回 {number}”。";

    public static string OverMeanwhile(string number) => $"{number} 刚刚办结了，跟不了，我给您另报一件。";

    public static string Reminder(string number) => $"——刚才那件，邻居已反映（{number}）：{Choices}；不报了回“取消”。";

    private static string Stage(NeighbourIntake same) => same.Stage switch
    {
        IntakeStage.Submitted => "等网格员看",
        IntakeStage.Accepted => $"{Who(same)}已经接了",
        IntakeStage.Checking => "已经处理，等网格员到现场核实",
        IntakeStage.Resolved => $"{(same.HandlerName.Length > 0 ? same.HandlerName : "")}已经办完",
        IntakeStage.Reopened => "正在重办",
        _ => $"{Who(same)}正在办",
    };

    private static string Who(NeighbourIntake same) => same.HandlerName.Length > 0 ? same.HandlerName : "网格员";
}
