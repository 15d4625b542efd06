using System.Security.Cryptography;
using System.Text;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling.Moves;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/intakes/{number}/finding</c>: what a complaint about a worker came to; the words are told to who complained, the verdict counts for the worker.</summary>
[Needs(DeskAct.Supervise)]
public sealed class FindingPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, DeskWriter writer) : IntakeFormPage(database, jurisdiction)
{
    public static IReadOnlyList<(FindingVerdict Verdict, string Name)> Verdicts { get; } =
        [(FindingVerdict.Founded, "属实"), (FindingVerdict.PartlyFounded, "部分属实"), (FindingVerdict.Unfounded, "不属实"), (FindingVerdict.Open, "查不清")];

    public bool IsOffered => Intake.AboutWorker && (Allowed(Move.Resolve) || Allowed(Move.Accept));

    public WorkerFinding? Before { get; private set; }

    public string Worker { get; private set; } = "";

    public FindingVerdict? Verdict { get; private set; }

    /// <summary>What speaks against these words; shown once, with the button that sends them all the same.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>What a confirmed warning is bound to: other words are read anew.</summary>
    public string WordsHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Words)))[..16];

    public static string NameOf(FindingVerdict verdict) => Verdicts.First(v => v.Verdict == verdict).Name;

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await ReadAsync(number, cancellation))
        {
            return NotFound();
        }

        Worker = Form["worker"].ToString().Trim();
        Verdict = Enum.TryParse<FindingVerdict>(Form["verdict"].ToString(), out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        var fault = Fault();
        if (fault is null && Form["confirmed"].ToString() != WordsHash && Warn() is { Count: > 0 } warnings)
        {
            Warnings = warnings;
            await PrepareAsync(cancellation);
            return Again();
        }

        return await WriteAsync(writer, fault, Write, "words", () => ("写好了，结果已经告诉投诉的人。", "/desk/complaints"), cancellation);
    }

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var db = await Database.CreateDbContextAsync(cancellation);
        var id = Intake.Id;
        Before = await db.WorkerFindings.AsNoTracking().FirstOrDefaultAsync(f => f.IntakeId == id, cancellation);
    }

    private bool Allowed(Move move) => Intake.Allowed(Visit.Actor.Role).Contains(move);

    private FieldError? Fault() =>
        !IsOffered ? new FieldError("words", "这件事现在不能写结论。")
        : Verdict is null ? new FieldError("verdict", "请选结论。")
        : Worker.Length > WorkerFinding.WorkerLength ? new FieldError("worker", $"最多写 {WorkerFinding.WorkerLength} 个字。")
        : Verdict is FindingVerdict.Founded or FindingVerdict.PartlyFounded && Worker.Length == 0 ? new FieldError("worker", "属实的，请写明是哪一位。")
        : WordsFault("请写给投诉的人：查了什么、怎么处理。");

    private IReadOnlyList<string> Warn() =>
    [
        .. ReplyCheck.Warnings($"{Intake.Text} {Intake.PlaceText} {Item}", Words),
        .. Worker.Length > 1 && Words.Contains(Worker, StringComparison.Ordinal) && !Intake.Text.Contains(Worker, StringComparison.Ordinal) ? (string[])["里面有被投诉人的名字，投诉的人没有说过。"] : [],
    ];

    private string? Write(WriteSession session, Intake intake)
    {
        var me = Visit.Actor;
        if (IntakeWorkflow.Find(Move.Resolve, intake.Status, me.Role) is null
            && DeskWriter.WordsOf(IntakeMoves.Make(session, intake, new MoveRequest(Move.Accept, me, Visit.At), i => (i.HandlerId, i.HandlerName) = (me.Id, Visit.Name))) is { } late)
        {
            return late;
        }

        var resolved = IntakeMoves.Make(session, intake, new MoveRequest(Move.Resolve, me, Visit.At, Words), i => (i.HandlerId, i.HandlerName) = (i.HandlerId ?? me.Id, i.HandlerName ?? Visit.Name));
        if (DeskWriter.WordsOf(resolved) is { } refusal)
        {
            return refusal;
        }

        session.Execute("""DELETE FROM "worker_findings" WHERE "IntakeId" = @0""", intake.Id);
        session.Insert(new WorkerFinding
        {
            IntakeId = intake.Id, Verdict = Verdict!.Value, Worker = Worker.Length > 0 ? Worker : null, GridCode = intake.GridCode, DecidedBy = Visit.Name, At = Visit.At,
        });
        DeskWriter.Note(session, Visit, intake, $"投诉结论：{NameOf(Verdict.Value)}{(Worker.Length > 0 ? "，" + Worker : "")}");
        DeskAudit.Write(session, Visit, AuditActs.FindingMade, intake.Number.ToString(), new { verdict = Verdict.ToString() });
        return null;
    }
}
