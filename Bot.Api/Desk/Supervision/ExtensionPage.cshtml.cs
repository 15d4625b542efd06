using Bot.Api.Deadlines;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.SignIn;
using Bot.Api.GroupNotification;
using Bot.Api.Handling.Moves;
using Bot.Data.Audit;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/extensions/{request}</c>: somebody asks for more time. Agreed to, it is an extension like any other; refused, the promise stays, and who asked hears why.</summary>
[Needs(DeskAct.ApproveExtensions)]
public sealed class ExtensionPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, Promises promises, ExtensionAsks asks, DeskWriter writer)
    : AboutIntakePage<ExtensionRequest>(database, jurisdiction)
{
    private const string Approve = "approve";
    private const string Refuse = "refuse";

    public static IReadOnlyList<(string Value, string Words)> Answers { get; } = [(Approve, "同意，告诉居民新的日期和原因"), (Refuse, "不同意，期限不变")];

    public ExtensionRequest Asked => Subject;

    public bool MayDecide => Asked.Answer is null && ExtensionPower.MayDecide(asks.Approval, Visit, Asked);

    /// <summary>Why they cannot decide on what still waits.</summary>
    public string WhyNot => Asked.AskedById == Visit.Actor.Id ? "自己申请的，要由别人来答复。" : "这里由别人来答复。";

    public string Chosen { get; private set; } = "";

    /// <summary>Extensions of this matter so far.</summary>
    public IReadOnlyList<TimelineEntry> Made { get; private set; } = [];

    /// <summary>Earlier requests that were answered.</summary>
    public IReadOnlyList<ExtensionRequest> Before { get; private set; } = [];

    public static string NameOf(ExtensionAnswer answer) => answer switch
    {
        ExtensionAnswer.Approved => "同意了",
        ExtensionAnswer.Refused => "没有同意",
        _ => "作废了：事情已经办结、退回或者上报",
    };

    public override Task<IActionResult> OnGetAsync(string request, CancellationToken cancellation) => ShowAsync(request, cancellation);

    public async Task<IActionResult> OnPostAsync(string request, CancellationToken cancellation)
    {
        if (!await ReadSubjectAsync(request, cancellation))
        {
            return NotFound();
        }

        if (!ExtensionPower.MayDecide(asks.Approval, Visit, Asked))
        {
            return Forbid();
        }

        Chosen = Form["answer"].ToString();
        var isApproved = Chosen == Approve;
        var fault = Answers.All(a => a.Value != Chosen) ? new FieldError("answer", "请选同意还是不同意。") : WordsFault("不同意，请写明为什么。", needed: !isApproved);
        return await WriteAsync(
            writer,
            fault,
            (session, intake) => isApproved ? Extend(session, intake) : Keep(session, intake),
            "answer",
            () => (isApproved ? "同意了，居民会收到新的日期和原因。" : "没有同意，申请的人会在群里看到，期限不变。", "/desk/extensions"),
            cancellation);
    }

    protected override long IntakeOf(ExtensionRequest subject) => subject.IntakeId;

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var db = await Database.CreateDbContextAsync(cancellation);
        var (id, request) = (Intake.Id, Asked.Id);
        Made = await db.Timeline.AsNoTracking().Where(t => t.IntakeId == id && t.Move == Move.Extend).OrderBy(t => t.Sequence).ToListAsync(cancellation);
        Before = await db.ExtensionRequests.AsNoTracking().Where(r => r.IntakeId == id && r.Id != request && r.Answer != null).OrderByDescending(r => r.Id).ToListAsync(cancellation);
    }

    /// <summary>The place's rule is asked again: since it was asked for, time has gone.</summary>
    private string? Extend(WriteSession session, Intake intake)
    {
        if (Asked.Until <= Visit.At || Asked.Until <= intake.Due)
        {
            return "想延到的日子已经过了，请不同意，让他重新申请。";
        }

        if ((promises.Extension.RefusalOf(session, intake) ?? promises.Extension.RefusalOf(intake, Asked.Until, Visit.At)) is { } rule)
        {
            return rule;
        }

        // Answered first: the move lets whatever still waits lapse.
        if (!ExtensionRequests.Answer(session, Asked.Id, ExtensionAnswer.Approved, Visit.Name, Words.Length > 0 ? Words : null, Visit.At))
        {
            return Late;
        }

        var verdict = IntakeMoves.Make(session, intake, new MoveRequest(Move.Extend, Visit.Actor, Visit.At, Asked.Reason), i => i.Due = Asked.Until);
        return DeskWriter.WordsOf(verdict) ?? Tell(session, intake, isApproved: true, $"同意{Asked.AskedBy}延期到{ChineseTime.Moment(Asked.Until)}{(Words.Length > 0 ? "：" + Words : "")}");
    }

    private string? Keep(WriteSession session, Intake intake) =>
        ExtensionRequests.Answer(session, Asked.Id, ExtensionAnswer.Refused, Visit.Name, Words, Visit.At)
            ? Tell(session, intake, isApproved: false, $"没有同意{Asked.AskedBy}延期到{ChineseTime.Moment(Asked.Until)}：{Words}")
            : Late;

    private const string Late = "别人已经答复过了，或者这件事已经往下走了。";

    private string? Tell(WriteSession session, Intake intake, bool isApproved, string note)
    {
        var verdict = DeskWriter.Note(session, Visit, intake, note);
        if (verdict is MoveVerdict.Made made)
        {
            asks.TellAnswer(session, made, Asked, isApproved, Words, Visit.At);
        }

        DeskAudit.Write(
            session, Visit, isApproved ? AuditActs.ExtensionApproved : AuditActs.ExtensionRefused, intake.Number.ToString(), new { asked = Asked.AskedBy, until = Asked.Until, words = Words });
        return DeskWriter.WordsOf(verdict);
    }
}
