using Bot.Api.GroupNotification;
using Bot.Data.Intakes;

namespace Bot.Api.Handling;

/// <summary>What the page calls things, in the words of those who do the work.</summary>
public static class HandlingWords
{
    public static string Status(Intake intake) => intake switch
    {
        _ when intake.AwaitsCheck() => "部门办完了，等网格员现场核实",
        { Status: IntakeStatus.Reopened, Department: not null, Rating: null } => "现场核实没办好，要重办",
        _ => Status(intake.Status),
    };

    public static string Status(IntakeStatus status) => status switch
    {
        IntakeStatus.Submitted => "等人接单",
        IntakeStatus.Accepted => "已接单",
        IntakeStatus.Assigned => "已转派，等他开始",
        IntakeStatus.Handling => "正在处理",
        IntakeStatus.Resolved => "已办结，等居民评价",
        IntakeStatus.Verified => "已核实",
        IntakeStatus.Closed => "已结束",
        IntakeStatus.Returned => "已退回，等重新安排",
        IntakeStatus.Escalated => "已上报上一级",
        IntakeStatus.Extended => "已延期，还在处理",
        IntakeStatus.Rejected => "不属于网格办，已答复",
        IntakeStatus.Withdrawn => "居民已撤回",
        IntakeStatus.Merged => "已和同一件事并办",
        IntakeStatus.Reopened => "居民不满意，要重办",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };

    /// <summary>A move as the timeline tells it.</summary>
    public static string Did(Move move) => move switch
    {
        Move.Submit => "报事",
        Move.Accept => "接单",
        Move.Assign => "转派",
        Move.Start => "开始处理",
        Move.Extend => "延期",
        Move.Escalate => "上报",
        Move.Return => "退回",
        Move.Resolve => "办结",
        Move.Verify => "核实",
        Move.Reject => "答复不属于网格办",
        Move.Note => "备注",
        Move.Merge => "并办",
        Move.Supplement => "补充",
        Move.Urge => "催办",
        Move.Withdraw => "撤回",
        Move.Rate => "评价",
        Move.Reopen => "要求重办",
        Move.Close => "结束",
        Move.Unmerge => "撤销并办",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Not a move."),
    };

    /// <summary>How much time is left, said before the date itself.</summary>
    public static string Left(DateTimeOffset due, DateTimeOffset now)
    {
        var left = due - now;
        return left < TimeSpan.Zero ? $"超期 {Length(-left)}" : $"还有 {Length(left)}";
    }

    public static string Moment(DateTimeOffset instant) => ChineseTime.Moment(instant);

    /// <summary>Why a file is not there, for those who wait for it.</summary>
    public static string Missing(Attachment attachment) => attachment.State switch
    {
        AttachmentState.Awaited => "正在取，请稍后刷新",
        AttachmentState.Refused => "文件打不开，没有保存",
        _ => "没能取回来，请联系居民重发",
    };

    private static string Length(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => $"{(int)time.TotalDays} 天 {time.Hours} 小时",
        { TotalHours: >= 1 } => $"{(int)time.TotalHours} 小时 {time.Minutes} 分",
        _ => $"{Math.Max(1, (int)time.TotalMinutes)} 分钟",
    };
}
