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

/// <summary><c>/desk/intakes/{number}/owner</c>: several say that it is not theirs (责任争议); the leader names the owner, with the reason, and it is theirs at once.</summary>
[Needs(DeskAct.AssignIntakes)]
public sealed class OwnerPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, OwnerTargets targets, OwnerAssignment assignment, DeskWriter writer) : IntakeFormPage(database, jurisdiction)
{
    private const int MostEntries = 20;

    public OwnerDispute? Open { get; private set; }

    public IReadOnlyList<OwnerDispute> Decided { get; private set; } = [];

    /// <summary>Who gave it back or up, and why: what the dispute is about.</summary>
    public IReadOnlyList<TimelineEntry> Refusals { get; private set; } = [];

    public string Owner { get; private set; } = "";

    public bool MayDecide => Can(DeskAct.Supervise);

    public IReadOnlyList<AssignTarget> Owners => targets.Of(Intake);

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await ReadAsync(number, cancellation))
        {
            return NotFound();
        }

        await PrepareAsync(cancellation);
        Owner = Form["owner"].ToString();
        if (Open is not null && !MayDecide)
        {
            return Forbid();
        }

        var isDecision = Open is not null;
        var owner = Owners.FirstOrDefault(o => o.Name == Owner);
        var fault = isDecision && owner is null ? new FieldError("owner", "请选一个负责的。") : WordsFault(isDecision ? "请写明为什么归他。" : "请写明谁说不归他、为什么。");
        return await WriteAsync(
            writer,
            fault,
            (session, intake) => isDecision ? Decide(session, intake, owner!) : Raise(session, intake),
            isDecision ? "owner" : "words",
            () => (isDecision ? $"定了：归{Owner}，已经派过去了。" : "记下了，班长会定。", Home),
            cancellation);
    }

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var db = await Database.CreateDbContextAsync(cancellation);
        var id = Intake.Id;
        var disputes = await db.OwnerDisputes.AsNoTracking().Where(d => d.IntakeId == id).OrderByDescending(d => d.Id).ToListAsync(cancellation);
        (Open, Decided) = (disputes.Find(d => d.DecidedAt is null), disputes.FindAll(d => d.DecidedAt is not null));
        Refusals = await db.Timeline.AsNoTracking().Where(t => t.IntakeId == id && (t.Move == Move.Return || t.Move == Move.Escalate || t.Move == Move.Assign))
            .OrderByDescending(t => t.Sequence).Take(MostEntries).ToListAsync(cancellation);
    }

    private string? Raise(WriteSession session, Intake intake)
    {
        if (intake.Status.IsFinal())
        {
            return "这件事已经结束了。";
        }

        if (!OwnerDisputes.Raise(session, intake.Id, Visit.Name, Words, Visit.At))
        {
            return "已经有人提过，等班长来定。";
        }

        DeskWriter.Note(session, Visit, intake, $"责任争议：{Words}");
        DeskAudit.Write(session, Visit, AuditActs.DisputeRaised, intake.Number.ToString(), new { claims = Words });
        return null;
    }

    private string? Decide(WriteSession session, Intake intake, AssignTarget owner)
    {
        if (!OwnerDisputes.Decide(session, intake.Id, Visit.Name, Owner, Words, Visit.At))
        {
            return "别人已经定过了。";
        }

        // Given, the timeline has the words; where there is a result already, only the decision is noted.
        var entries = intake.Entries;
        if (assignment.Give(session, Visit, intake, owner, Words) is { } refusal)
        {
            return refusal;
        }

        if (intake.Entries == entries)
        {
            DeskWriter.Note(session, Visit, intake, $"裁定归{Owner}：{Words}");
        }

        DeskAudit.Write(session, Visit, AuditActs.DisputeDecided, intake.Number.ToString(), new { owner = Owner, why = Words, status = intake.Status.Spell() });
        return null;
    }
}
