using System.Globalization;
using Bot.Api.Desk.Audit;
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

/// <summary><c>/desk/orders/{order}</c>: one order, and its answer.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class OrderPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, DeskWriter writer) : IntakeFormPage(database, jurisdiction)
{
    public SupervisionOrder Order { get; private set; } = null!;

    public bool MayAnswer => Order.AnsweredAt is null && Can(DeskAct.HandleIntakes);

    public override async Task<IActionResult> OnGetAsync(string order, CancellationToken cancellation) =>
        await NumberAsync(order, cancellation) is { } number ? await base.OnGetAsync(number, cancellation) : NotFound();

    public async Task<IActionResult> OnPostAsync(string order, CancellationToken cancellation)
    {
        if (await NumberAsync(order, cancellation) is not { } number || !await ReadAsync(number, cancellation))
        {
            return NotFound();
        }

        if (!Can(DeskAct.HandleIntakes))
        {
            return Forbid();
        }

        if (WordsFault("请写明办到哪一步、结果怎样。") is { } fault)
        {
            return await WrongAsync(fault, cancellation);
        }

        if (await writer.RunAsync(Visit, Scope, Intake.Id, Once, Answer, cancellation) is { } refusal)
        {
            return await WrongAsync(new FieldError("words", refusal), cancellation);
        }

        Say($"督办 {Order.Number} 答复了。");
        return To("/desk/orders");
    }

    private string? Answer(WriteSession session, Intake intake)
    {
        if (!SupervisionOrders.Answer(session, Order.Id, Visit.Name, Words, Visit.At))
        {
            return "这张督办已经答复过了。";
        }

        DeskWriter.Note(session, Visit, intake, $"答复督办 {Order.Number}：{Words}");
        DeskAudit.Write(session, Visit, AuditActs.OrderAnswered, Order.Number, new { intake = intake.Number.ToString() });
        return null;
    }

    /// <summary>The number of the order's intake; null when there is no such order.</summary>
    private async Task<string?> NumberAsync(string order, CancellationToken cancellation)
    {
        if (order?.Split('-') is not ["DB", { Length: 8 } day, { Length: >= 3 and <= 5 } running]
            || !long.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var date)
            || !long.TryParse(running, NumberStyles.None, CultureInfo.InvariantCulture, out var of))
        {
            return null;
        }

        var id = (date * SupervisionOrders.PerDay) + of;
        await using var db = await Database.CreateDbContextAsync(cancellation);
        if (await db.SupervisionOrders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancellation) is not { } found)
        {
            return null;
        }

        Order = found;
        return IntakeNumber.FromId(found.IntakeId).ToString();
    }
}
