using Bot.Api.Deadlines;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling.Moves;
using Bot.Api.Joining;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/intakes/{number}/merge</c>: merges it into another (并办), or undoes that.</summary>
[Needs(DeskAct.Merge)]
public sealed class MergePage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, Promises promises, DeskWriter writer) : IntakeFormPage(database, jurisdiction)
{
    private const int MostCandidates = 10;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(60);

    public bool IsMerged => Intake.Status == IntakeStatus.Merged;

    public IntakeNumber? Into => Intake.MergedInto is { } id ? IntakeNumber.FromId(id) : null;

    /// <summary>The same matter in the same grid lately.</summary>
    public IReadOnlyList<InboxRow> Candidates { get; private set; } = [];

    public string Chosen { get; private set; } = "";

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await ReadAsync(number, cancellation))
        {
            return NotFound();
        }

        Chosen = Form["other"].ToString().Trim() is { Length: > 0 } typed ? typed : Form["into"].ToString();
        var undoes = IsMerged;
        var known = IntakeNumber.TryParse(Chosen, out var into);
        var fault = !undoes && !known ? new FieldError("other", "请选一件，或者写编号。") : WordsFault("", needed: false);
        if (fault is not null)
        {
            return await WrongAsync(fault, cancellation);
        }

        var refusal = await writer.RunAsync(
            Visit, Scope, Intake.Id, Once, (session, intake) => undoes ? Unmerge(session, intake) : Merge(session, intake, into), cancellation);
        if (refusal is not null)
        {
            return await WrongAsync(new FieldError("other", refusal), cancellation);
        }

        Say(undoes ? "撤销了，改回单独办。" : $"并入 {into} 了，两边报的人都会知道。不对的话，可以在这里撤销。");
        return To(Home);
    }

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        if (IsMerged || Intake.GridCode is not { } grid || Intake.Confidential || Intake.AboutWorker)
        {
            return;
        }

        await using var db = await Database.CreateDbContextAsync(cancellation);
        var (item, id, since) = (Intake.Item, Intake.Id, IntakeNumber.Of(DateOnly.FromDateTime((Intake.SubmittedAt - Lately).DateTime), 1).Id);
        var found = await Scope.Visible(db.Intakes.AsNoTracking())
            .Where(i => i.GridCode == grid && i.Id >= since && i.Item == item && i.Id != id && !i.Confidential && !i.AboutWorker)
            .OrderByDescending(i => i.Id).Take(MostCandidates * 3).ToListAsync(cancellation);
        Candidates = [.. found.Where(i => IntakeMerging.Refusal(Intake, i) is null).Take(MostCandidates).Select(i => new InboxRow(i, Item, Visit.At))];
    }

    private string? Merge(WriteSession session, Intake intake, IntakeNumber number)
    {
        var into = session.Find<Intake>(number.Id) is { } found && Scope.Sees(found) ? found : null;
        if (IntakeMerging.Refusal(intake, into) is { } refusal)
        {
            return refusal;
        }

        if (DeskWriter.WordsOf(IntakeMerging.Merge(session, intake, into!, Visit.Actor, Visit.At)) is { } forbidden)
        {
            return forbidden;
        }

        DeskAudit.Write(session, Visit, AuditActs.IntakeMerged, intake.Number.ToString(), new { into = number.ToString(), why = Words });
        return null;
    }

    private string? Unmerge(WriteSession session, Intake intake)
    {
        var was = Into?.ToString();
        if (DeskWriter.WordsOf(IntakeMerging.Unmerge(session, intake.Id, Visit.Actor, Words.Length > 0 ? "撤销并办：" + Words : null, promises, Visit.At)) is { } forbidden)
        {
            return forbidden;
        }

        DeskAudit.Write(session, Visit, AuditActs.IntakeUnmerged, intake.Number.ToString(), new { from = was, why = Words });
        return null;
    }
}
