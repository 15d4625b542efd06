using System.Globalization;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
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
public sealed class OrderPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, DeskWriter writer) : AboutIntakePage<SupervisionOrder>(database, jurisdiction)
{
    public SupervisionOrder Order => Subject;

    public bool MayAnswer => Order.AnsweredAt is null && Can(DeskAct.HandleIntakes);

    public override Task<IActionResult> OnGetAsync(string order, CancellationToken cancellation) => ShowAsync(order, cancellation);

    public async Task<IActionResult> OnPostAsync(string order, CancellationToken cancellation)
    {
        if (!await ReadSubjectAsync(order, cancellation))
        {
            return NotFound();
        }

        return Can(DeskAct.HandleIntakes)
            ? await WriteAsync(writer, WordsFault("请写明办到哪一步、结果怎样。"), Answer, "words", () => ($"督办 {Order.Number} 答复了。", "/desk/orders"), cancellation)
            : Forbid();
    }

    protected override long IntakeOf(SupervisionOrder subject) => subject.IntakeId;

    /// <summary>DB-20261122-001: the day and the running number.</summary>
    protected override long? IdOf(string key) =>
        key.Split('-') is ["DB", { Length: 8 } day, { Length: >= 3 and <= 5 } running]
        && long.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var date)
        && long.TryParse(running, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            ? (date * SupervisionOrders.PerDay) + of
            : null;

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
}
