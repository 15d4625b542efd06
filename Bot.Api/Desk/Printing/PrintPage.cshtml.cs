using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Printing;

/// <summary><c>/desk/intakes/{number}/print</c>: one intake on paper, masked as on the screen. That it was printed is on record.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class PrintPage(IDbContextFactory<BotDbContext> database, GroupCommit commit, Jurisdiction jurisdiction, Profile profile) : OneIntakePage(database)
{
    /// <summary>Entries of the timeline on paper.</summary>
    private const int MostEntries = 300;

    public string Item { get; private set; } = "";

    public string Place => profile.Place;

    public string Level => profile.Ladder.RungOf(Intake.Level).Name;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IReadOnlyList<SupervisionOrder> Orders { get; private set; } = [];

    /// <summary>Photos and recordings, by kind; what is sealed is not counted.</summary>
    public string Files { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await LoadAsync(number, cancellation))
        {
            return NotFound();
        }

        var id = Intake.Id;
        await using var db = await Database.CreateDbContextAsync(cancellation);
        Item = await ItemsInForce.NameOfAsync(db, Intake, jurisdiction, cancellation);
        Timeline = await db.Timeline.AsNoTracking().Where(t => t.IntakeId == id).OrderBy(t => t.Sequence).Take(MostEntries).ToListAsync(cancellation);
        Orders = await db.SupervisionOrders.AsNoTracking().Where(o => o.IntakeId == id).OrderBy(o => o.Id).ToListAsync(cancellation);
        var kinds = await db.Attachments.AsNoTracking().Where(a => a.IntakeId == id && a.By != Attachment.Sealed).Select(a => a.Type).ToListAsync(cancellation);
        Files = kinds.Count == 0 ? "没有" : string.Join('、', kinds.GroupBy(k => k, StringComparer.Ordinal).Select(g => $"{Named(g.Key)} {g.Count()} 个"));
        await commit.Run(session => DeskAudit.Write(session, Visit, AuditActs.IntakePrinted, Intake.Number.ToString()), cancellation);
        return Page();
    }

    private static string Named(string type) => type switch
    {
        "image" => "照片",
        "voice" => "语音",
        _ => "视频",
    };
}
