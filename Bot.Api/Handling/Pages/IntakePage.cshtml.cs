using Bot.Api.Deadlines;
using Bot.Api.Dispatching;
using Bot.Api.Handling.Identity;
using Bot.Api.Handling.Moves;
using Bot.Api.Handling.Recording;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Handling.Pages;

/// <summary><c>GET /w/{token}</c>: one intake as a worker needs to see it, and what can be done about it.</summary>
public sealed class IntakePage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, Profile profile, WorkerGate gate, TakenDown takenDown, ExtensionAsks asks, TimeProvider clock) : WorkerPage
{
    public Intake Intake => Visit.Intake;

    public string ItemName => jurisdiction.Item(Intake.Item)?.Name ?? Intake.Item;

    public DateTimeOffset Now { get; } = clock.GetChinaNow();

    public bool IsOpen => !Intake.Status.IsFinal() && Intake.Status is not (IntakeStatus.Resolved or IntakeStatus.Verified);

    public bool IsLate => IsOpen && Intake.Due < Now;

    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IReadOnlyList<Move> Offered => WorkerMoves.Offered(Visit);

    /// <summary>What giving it to a department is called here; null where this worker may not, or it is not the time.</summary>
    public string? Dispatch => gate.IsOfficer(Visit.Worker.UserId, Intake) && Dispatches.IsOpenTo(Intake, profile) ? profile.Dispatch!.Name : null;

    /// <summary>Whether this worker has a grid to take something down for.</summary>
    public bool TakesDown => takenDown.GridsOf(Visit).Count > 0;

    /// <summary>What just happened, when the worker comes from a form; a fixed set of sentences.</summary>
    public string? Said { get; private set; }

    public bool SaidIsGood { get; private set; }

    /// <summary>Opens the map's own page; it learns a point and the number, nothing of the resident.</summary>
    public string? MapUrl => Intake is { Longitude: { } lon, Latitude: { } lat }
        ? FormattableString.Invariant($"https://uri.amap.com/marker?position={lon:F6},{lat:F6}&coordinate=wgs84&name={Intake.Number}")
        : null;

    public async Task OnGetAsync(string? said, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        Attachments = await db.Attachments.AsNoTracking().Where(a => a.IntakeId == Intake.Id).OrderBy(a => a.Id).ToListAsync(cancellation);
        Timeline = await db.Timeline.AsNoTracking().Where(t => t.IntakeId == Intake.Id).OrderByDescending(t => t.Sequence).ToListAsync(cancellation);
        SaidIsGood = said != MovePage.SaidLate;
        Said = said == MovePage.SaidAsked ? asks.Said : SaidIsGood ? WorkerMoves.Named(said)?.Text().Said : Late();
    }

    /// <param name="by">resident or worker.</param>
    public IReadOnlyList<Attachment> From(string by) => [.. Attachments.Where(a => a.By == by)];

    private string Late() => Timeline is [{ } last, ..]
        ? $"慢了一步：{last.ActorName}刚才已经{HandlingWords.Did(last.Move)}了。下面是最新情况。"
        : "下面是最新情况。";
}
