using Bot.Api.CallBacks;
using Bot.Api.Deadlines;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.SignIn;
using Bot.Api.Desk.Supervision;
using Bot.Api.GroupNotification;
using Bot.Api.Handling.Moves;
using Bot.Data.Audit;
using Bot.Data.CallBacks;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.CallBacks;

/// <summary><c>/desk/calls/{call}</c>: what to say, and what was said. Who is unhappy with a result has it done again.</summary>
[Needs(DeskAct.CallBack)]
public sealed class CallPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, Promises promises, DeskWriter writer) : AboutIntakePage<CallBack>(database, jurisdiction)
{
    /// <summary>In the form: nobody answered.</summary>
    private const string Tried = "tried";

    public static IReadOnlyList<(string Value, string Name)> Results { get; } =
        [(nameof(CallBackResult.Satisfied), "满意"), (nameof(CallBackResult.Unsatisfied), "不满意，要重办"), (nameof(CallBackResult.Told), "告诉了，没说满不满意"), (Tried, "没打通")];

    public CallBack Call => Subject;

    public string Chosen { get; private set; } = "";

    public bool MayReadPhone => Intake.SealedPhone is not null && Can(SealedIdentity.ActFor(Intake));

    public bool MayReopen => Intake.Allowed(Visit.Actor.Role).Contains(Move.Reopen);

    public string Why => CallBackRules.Why(Call.Reason);

    /// <summary>What to say, sentence by sentence.</summary>
    public IReadOnlyList<string> Script =>
    [
        $"您好，这里是{Jurisdiction.Name}{Jurisdiction.Desk}。现在方便说两分钟吗？",
        Intake.Confidential ? "（先确认是本人，旁边没有别人再说。）" : $"您{ChineseTime.Day(Intake.SubmittedAt)}反映的{Item}，编号 {Intake.Number}。",
        Intake.LastPublicNote is { Length: > 0 } result ? $"办理结果是：{result.TrimEnd('。')}。" : "现在办到哪一步，照下面“经过”告诉他。",
        Call.Reason == CallBackReason.Unhappy ? "您说不满意，是哪里没办好？希望怎么办？" : "事情真的解决了吗？您满意吗？哪里还可以更好？",
    ];

    public override Task<IActionResult> OnGetAsync(string call, CancellationToken cancellation) => ShowAsync(call, cancellation);

    public async Task<IActionResult> OnPostAsync(string call, CancellationToken cancellation)
    {
        if (!await ReadSubjectAsync(call, cancellation))
        {
            return NotFound();
        }

        Chosen = Form["result"].ToString();
        var isUnhappy = Chosen == nameof(CallBackResult.Unsatisfied);
        var fault = Results.All(r => r.Value != Chosen) ? new FieldError("result", "请选结果。") : WordsFault("请写下他说的。", needed: isUnhappy);
        return await WriteAsync(
            writer, fault, Write, "result", () => (isUnhappy ? MayReopen ? "记下了，退回重办了。" : "记下了。这件事现在不能退回重办，需要的话请另外登记。" : "记下了。", "/desk/calls"), cancellation);
    }

    protected override long IntakeOf(CallBack subject) => subject.IntakeId;

    private string? Write(WriteSession session, Intake intake)
    {
        var isLastTry = Chosen == Tried && Call.Tries + 1 >= OpenCallBacks.MostTries;
        var result = Chosen == Tried ? CallBackResult.NotReached : Enum.Parse<CallBackResult>(Chosen);
        var tried = Chosen == Tried && OpenCallBacks.Tried(session, Call.Id, Visit.At);
        var done = Chosen == Tried && !isLastTry ? tried : OpenCallBacks.Done(session, Call.Id, Visit.Name, Words, Visit.At, result);
        if (!done)
        {
            return "别人已经回访过了。";
        }

        DeskWriter.Note(session, Visit, intake, $"回访：{Results.First(r => r.Value == Chosen).Name}{(Chosen == Tried ? $"（第 {Call.Tries + 1} 次）" : "")}{(Words.Length > 0 ? "。" + Words : "")}");
        DeskAudit.Write(session, Visit, AuditActs.CalledBack, intake.Number.ToString(), new { result = Chosen });
        return result == CallBackResult.Unsatisfied ? Reopen(session, intake) : null;
    }

    /// <summary>With fresh deadlines. What is done again already, or closed, stays as it is: the note tells.</summary>
    private string? Reopen(WriteSession session, Intake intake)
    {
        if (!intake.Allowed(Visit.Actor.Role).Contains(Move.Reopen))
        {
            return null;
        }

        var (accept, resolve) = promises.DueFrom(Visit.At, intake.Level, intake.Item, intake.Urgent);
        return DeskWriter.WordsOf(IntakeMoves.Make(session, intake, new MoveRequest(Move.Reopen, Visit.Actor, Visit.At, "回访不满意：" + Words, IsPublic: false, AcceptDue: accept), i => i.Due = resolve));
    }
}
