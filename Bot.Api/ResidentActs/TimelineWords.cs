using Bot.Data.Intakes;

namespace Bot.Api.ResidentActs;

/// <summary>An entry of the timeline as its resident reads it: what was done, and the words that came with it.</summary>
public static class TimelineWords
{
    private const string You = "您";

    public static string Of(TimelineEntry entry) => entry.Note is { Length: > 0 } note && entry.Move != Move.Submit ? $"{Did(entry)}：{note}" : Did(entry);

    public static string Name(TimelineEntry entry) => entry.Role == ActorRole.Resident ? You : entry.ActorName;

    public static string Role(ActorRole role) => role switch
    {
        ActorRole.Resident => "resident",
        ActorRole.GridWorker => "worker",
        ActorRole.GridPlatform => "platform",
        ActorRole.Desk => "desk",
        ActorRole.Rule => "rule",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };

    private static string Did(TimelineEntry entry) => entry.Move switch
    {
        Move.Submit when entry.Role == ActorRole.Resident => "交上去了",
        Move.Submit => "网格员替您登记了",
        Move.Accept => "接了",
        Move.Assign => "转给合适的人办",
        Move.Start => "开始办了",
        Move.Extend => "要多花些时间",
        Move.Escalate => "请上级来办",
        Move.Return => "退回重新安排",
        Move.Resolve => "办好了",
        Move.Verify => "核实过了",
        Move.Reject => "没能受理",
        Move.Note => "说明",
        Move.Merge => "和同一件事一起办",
        Move.Unmerge => "又单独办了",
        Move.Supplement => "补充",
        Move.Urge => "催了一下",
        Move.Withdraw => "撤回了",
        Move.Rate => "评价了",
        Move.Reopen => "退回重办",
        Move.Close => "办结了",
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Move, "Not a move."),
    };
}
