using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling.Moves;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/intakes/{number}/item</c>: the desk says what it really is. What was understood stays; the correction stands beside it, to be learned from.</summary>
[Needs(DeskAct.HandleIntakes)]
public sealed class ItemPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, DeskWriter writer) : IntakeFormPage(database, jurisdiction)
{
    /// <summary>The item as it was last said to be.</summary>
    public string Current { get; private set; } = "";

    public IReadOnlyList<ServiceItem> Items => Jurisdiction.Items;

    public string NameOf(string item) => Jurisdiction.Item(item)?.Name ?? item;

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await ReadAsync(number, cancellation))
        {
            return NotFound();
        }

        await PrepareAsync(cancellation);
        var chosen = Form["item"].ToString();
        var fault = Jurisdiction.Item(chosen) is null ? new FieldError("item", "请选一个事项。")
            : chosen == Current ? new FieldError("item", "现在就是这个事项。")
            : WordsFault("", needed: false);
        return await WriteAsync(writer, fault, (session, intake) => Write(session, intake, chosen), "item", () => Onward(chosen), cancellation);
    }

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var db = await Database.CreateDbContextAsync(cancellation);
        var id = Intake.Id;
        Current = await db.ItemCorrections.AsNoTracking().Where(c => c.IntakeId == id && c.By == ItemCorrection.ByDesk).OrderByDescending(c => c.At).Select(c => c.Chosen).FirstOrDefaultAsync(cancellation) ?? Intake.Item;
    }

    private (string Words, string Path) Onward(string chosen)
    {
        var (was, now) = (Jurisdiction.Item(Current)?.Department, Jurisdiction.Item(chosen)!.Department);
        var isOthers = was != now && DeskMoves.Offered(Visit, Intake).Contains(Move.Assign);
        return isOthers ? ($"事项改成“{NameOf(chosen)}”了，一般归{now}。要转派的话，在这里选。", Home + "/move/assign") : ($"事项改成“{NameOf(chosen)}”了。", Home);
    }

    private string? Write(WriteSession session, Intake intake, string chosen)
    {
        session.Insert(new ItemCorrection { IntakeId = intake.Id, At = Visit.At, By = ItemCorrection.ByDesk, ByName = Visit.Name, Offered = Current, Chosen = chosen });
        DeskWriter.Note(session, Visit, intake, $"事项改为“{NameOf(chosen)}”（原来是“{NameOf(Current)}”）{(Words.Length > 0 ? "：" + Words : "")}");
        DeskAudit.Write(session, Visit, AuditActs.ItemCorrected, intake.Number.ToString(), new { from = Current, to = chosen });
        return null;
    }
}
