using Bot.Data.Intakes;

namespace Bot.Api.Handling.Moves;

/// <summary>Which moves a worker is offered, and how each is called. What is allowed, the workflow says; this only orders and names.</summary>
public static class WorkerMoves
{
    private static readonly (Move Move, MoveText Text)[] All =
    [
        (Move.Accept, new("接单", "接单", null, null, "已接单，居民会收到通知。", IsPublic: true)),
        (Move.Start, new("开始处理", "开始处理", null, null, "开始处理了，居民会收到通知。", IsPublic: true)),
        (Move.Resolve, new("办结", "办结", "怎么处理的？", "居民会看到这段话，和您传的最后一张照片。", "已办结，居民会收到结果，并请他评价。", IsPublic: true)),
        (Move.Assign, new("转给别人", "转给他", "交代一句（可以不写）", "只有工作人员看得到。", "已转出，群里会通知。", IsPublic: false)),
        (Move.Extend, new("申请延期", "确定延期", "为什么要延期？", "居民会看到这段话和新的答复日期。", "已延期，居民会收到通知。", IsPublic: true)),
        (Move.Escalate, new("上报上级", "上报", "网格里为什么解决不了？", "只有工作人员看得到。", "已上报，上级会接着办。", IsPublic: false)),
        (Move.Return, new("退回", "退回", "为什么退回？", "只有工作人员看得到。", "已退回，上级会重新安排。", IsPublic: false)),
        (Move.Reject, new("不属于网格办", "确定不办", "为什么办不了？该找谁？", "居民会看到这段话，请写清该找哪个部门。", "已答复居民。", IsPublic: true)),
        (Move.Note, new("写备注", "记下", "备注", "只有工作人员看得到。", "备注已记下。", IsPublic: false)),
    ];

    private static readonly Dictionary<Move, MoveText> Texts = All.ToDictionary(m => m.Move, m => m.Text);
    private static readonly Dictionary<string, Move> Names = All.ToDictionary(m => m.Move.Spell(), m => m.Move, StringComparer.Ordinal);

    public static MoveText Text(this Move move) => Texts[move];

    public static Move? Named(string? name) => name is not null && Names.TryGetValue(name, out var move) ? move : null;

    /// <summary>The moves in the order they are offered. Handing on is offered where accepting is: it then does both.</summary>
    public static IReadOnlyList<Move> Offered(Intake intake)
    {
        var allowed = IntakeWorkflow.Allowed(intake.Status, ActorRole.GridWorker);
        return [.. All.Select(m => m.Move).Where(m => m == Move.Assign ? CanHandOn(intake, allowed) : allowed.Contains(m))];
    }

    /// <summary>The one that is likely wanted next: the large button.</summary>
    public static Move? Primary(IReadOnlyList<Move> offered) =>
        offered.Cast<Move?>().FirstOrDefault(m => m is Move.Accept or Move.Start or Move.Resolve);

    /// <summary>True for the moves that take no more than a touch.</summary>
    public static bool IsOneTouch(this Move move) => move is Move.Accept or Move.Start;

    /// <summary>Who holds what is sealed or about a colleague, is not for a grid worker to decide.</summary>
    private static bool CanHandOn(Intake intake, IReadOnlyList<Move> allowed) =>
        !intake.Confidential && !intake.AboutWorker && (allowed.Contains(Move.Assign) || allowed.Contains(Move.Accept));
}

/// <summary>The words of a move: on the button that leads to it, on the one that does it, over and under its text field, after it is done.</summary>
public sealed record MoveText(string Button, string Submit, string? Label, string? Hint, string Said, bool IsPublic);
