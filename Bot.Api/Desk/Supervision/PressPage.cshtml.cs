using Bot.Api.Deadlines;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.EventQueue;
using Bot.Api.Grids;
using Bot.Api.GroupNotification;
using Bot.Api.Handling;
using Bot.Api.Handling.Moves;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/intakes/{number}/order</c>: urging whoever holds it (催办), or an order of supervision (督办): numbered, to a person, due.</summary>
[Needs(DeskAct.Supervise)]
public sealed class PressPage(
    IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, Profile profile, Promises promises, LiveGridDirectory directory, WorkerLinks links, DeskWriter writer)
    : IntakeFormPage(database, jurisdiction)
{
    /// <summary>Days from today until an order may be due at the latest.</summary>
    public const int LatestDays = 60;

    private const string Order = "order";

    public bool IsOver => Intake.Status.IsFinal();

    /// <summary>The order that is open, or null: then one may be issued.</summary>
    public SupervisionOrder? Open { get; private set; }

    public string Person { get; private set; } = "";

    public string Until { get; private set; } = "";

    public bool WantsOrder { get; private set; }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await ReadAsync(number, cancellation))
        {
            return NotFound();
        }

        (WantsOrder, Person, Until) = (Form["how"] == Order, Form["person"].ToString().Trim(), Form["until"].ToString());
        var due = DateOnly.TryParseExact(Until, "yyyy-MM-dd", out var day) ? promises.DueOn(day, Intake.Urgent) : (DateTimeOffset?)null;
        string? issued = null;
        return await WriteAsync(
            writer,
            Fault(due),
            (session, intake) => WantsOrder ? Issue(session, intake, due!.Value, out issued) : Urge(session, intake),
            "words",
            () => (issued is null ? "催过了，办的人那边会收到。" : $"督办 {issued} 发出去了。", Home),
            cancellation);
    }

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var db = await Database.CreateDbContextAsync(cancellation);
        var id = Intake.Id;
        Open = await db.SupervisionOrders.AsNoTracking().FirstOrDefaultAsync(o => o.IntakeId == id && o.AnsweredAt == null, cancellation);
        if (Request.Method == HttpMethods.Get)
        {
            Person = Intake.HandlerName ?? Intake.Department ?? "";
            Until = promises.AnswerOrderBy(Visit.At).ChinaDate().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private FieldError? Fault(DateTimeOffset? due) => WordsFault("请写清楚要他做什么。") ?? (WantsOrder, Person.Length, due) switch
    {
        (false, _, _) => null,
        (_, 0 or > WorkerFinding.WorkerLength, _) => new FieldError("person", $"请写由谁答复，最多 {WorkerFinding.WorkerLength} 个字。"),
        (_, _, null) => new FieldError("until", "请选一个日期。"),
        (_, _, { } until) when until <= Visit.At || until > Visit.At.AddDays(LatestDays) => new FieldError("until", $"请选今天以后、{LatestDays} 天以内的日期。"),
        _ => null,
    };

    private string? Urge(WriteSession session, Intake intake)
    {
        if (intake.Status.IsFinal())
        {
            return "这件事已经结束了，不用催。";
        }

        if (DeskWriter.Note(session, Visit, intake, $"{Jurisdiction.Desk}催办：{Words}") is not MoveVerdict.Made made)
        {
            return "这件事现在不能催。";
        }

        Tell(session, made, $"**{intake.Number}** 催办：{Masking.Mask(Words)}");
        DeskAudit.Write(session, Visit, AuditActs.IntakeUrged, intake.Number.ToString(), new { words = Words });
        return null;
    }

    private string? Issue(WriteSession session, Intake intake, DateTimeOffset due, out string? issued)
    {
        issued = null;
        if (intake.Status.IsFinal())
        {
            return "这件事已经结束了，不能督办。";
        }

        if (SupervisionOrders.Issue(session, intake, intake.Level, Words, Visit.At, due, Person, Visit.Name) is not { } order)
        {
            return "已经有一张督办没有答复，等答复了再发。";
        }

        issued = order.Number;
        var words = $"督办 {order.Number}：{Words}。请{Person}最晚 {ChineseTime.Moment(due)} 答复。";
        if (DeskWriter.Note(session, Visit, intake, words) is not MoveVerdict.Made made)
        {
            return "这件事现在不能督办。";
        }

        Tell(session, made, $"**{intake.Number}** {Masking.Mask(words)}");
        DeskAudit.Write(session, Visit, AuditActs.OrderIssued, order.Number, new { intake = intake.Number.ToString(), reason = Words, due });
        return null;
    }

    private void Tell(WriteSession session, MoveVerdict.Made made, string body)
    {
        var intake = made.Intake;
        var grid = intake.GridCode is { } code ? directory.Current.ByCode(code) : null;
        var occasion = new Occasion(session, made.EventId, intake, grid, profile, Jurisdiction, links, Visit.At);
        occasion.TellGroup(occasion.GroupRobot, Purposes.GroupNote, body);
    }
}
