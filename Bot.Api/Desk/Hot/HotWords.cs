using Bot.Data.Intakes;

namespace Bot.Api.Desk.Hot;

/// <summary>Short words in the lists of the board.</summary>
public static class HotWords
{
    /// <summary>Characters of a report in a list.</summary>
    public const int FewWords = 60;

    public static string Short(string words) => words.Length <= FewWords ? words : words[..FewWords] + "……";

    public static string StatusName(IntakeStatus status) => status switch
    {
        IntakeStatus.Submitted => "待接单",
        IntakeStatus.Accepted => "已接单",
        IntakeStatus.Assigned => "已派单",
        IntakeStatus.Handling => "办理中",
        IntakeStatus.Extended => "已延期",
        IntakeStatus.Escalated => "已上报",
        IntakeStatus.Returned => "已退回",
        IntakeStatus.Resolved => "已办结",
        IntakeStatus.Verified => "已核实",
        IntakeStatus.Closed => "已结束",
        IntakeStatus.Rejected => "不受理",
        IntakeStatus.Withdrawn => "已撤回",
        IntakeStatus.Merged => "已并办",
        IntakeStatus.Reopened => "重办",
        _ => status.Spell(),
    };
}
