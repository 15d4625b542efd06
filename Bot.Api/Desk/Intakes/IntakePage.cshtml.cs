using System.Security.Cryptography;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Api.Handling.Moves;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Intakes;

/// <summary><c>/desk/intakes/{number}</c>: everything of one intake, and what can be done with it.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class IntakePage(IDbContextFactory<BotDbContext> database, LiveGridDirectory directory, Jurisdiction jurisdiction, Profile profile) : OneIntakePage(database)
{
    private const int MostDeliveries = 100;
    private const int MostSimilar = 6;
    private const int MostEntries = 300;
    private static readonly TimeSpan SimilarFor = TimeSpan.FromDays(60);

    /// <summary>The item in force.</summary>
    public string Item { get; private set; } = "";

    /// <summary>What it was taken for and who corrected it; null where nobody did.</summary>
    public string? ItemWas { get; private set; }

    public string Level => profile.Ladder.RungOf(Intake.Level).Name;

    /// <summary>The office-holder who answers for the rung it stands on; null where the place names none.</summary>
    public string? AnswersFor => profile.Ladder.AnswersFor(Intake.Level, Intake.GridCode is { } code ? directory.Current.ByCode(code) : null);

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    /// <summary>A recording that would give away who reported.</summary>
    public int SealedVoices { get; private set; }

    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];

    public IReadOnlyList<SupervisionOrder> Orders { get; private set; } = [];

    public IReadOnlyList<InboxRow> Similar { get; private set; } = [];

    public GridMap? Map { get; private set; }

    public IReadOnlyList<Move> Moves => DeskMoves.Offered(Visit, Intake);

    public bool MayReadIdentity => Intake.SealedPhone is not null && Can(SealedIdentity.ActFor(Intake));

    /// <summary>Where the place shows photos of results, and this one may decide which.</summary>
    public bool MayReleasePhotos => Bot.Data.PublicBoard.PublicPhotos.AreShown(profile) && Can(DeskAct.ReleasePhotos) && !Intake.Confidential && !Intake.AboutWorker;

    /// <summary>Attachments that anybody may see.</summary>
    public IReadOnlySet<string> PublicPhotos { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    public string Once { get; } = RandomNumberGenerator.GetHexString(MoveForm.OnceLength, lowercase: true);

    /// <summary>The key that makes a move from this page.</summary>
    public static string? KeyOf(Move move) => move switch
    {
        Move.Accept => "a",
        Move.Assign => "p",
        Move.Start => "s",
        Move.Resolve => "d",
        Move.Verify => "v",
        Move.Extend => "e",
        Move.Escalate => "u",
        Move.Return => "r",
        Move.Note => "n",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await LoadAsync(number, cancellation))
        {
            return NotFound();
        }

        Map = GridMap.Of(directory.Current, Intake.GridCode, Intake.Longitude, Intake.Latitude);
        await using var db = await Database.CreateDbContextAsync(cancellation);
        var id = Intake.Id;
        var row = (await ItemsInForce.OfAsync(db, [Intake], jurisdiction, Visit.At, cancellation)).Row(Intake);
        (Item, ItemWas) = (row.Item, row.ItemWas);
        Timeline = await db.Timeline.AsNoTracking().Where(t => t.IntakeId == id).OrderByDescending(t => t.Sequence).Take(MostEntries).ToListAsync(cancellation);
        var attachments = await db.Attachments.AsNoTracking().Where(a => a.IntakeId == id).OrderBy(a => a.Id).ToListAsync(cancellation);
        Attachments = [.. attachments.Where(a => a.By != Attachment.Sealed)];
        PublicPhotos = (await db.PublicPhotos.Where(p => p.IntakeId == id).Select(p => p.AttachmentId).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        SealedVoices = attachments.Count - Attachments.Count;
        Deliveries = await db.Deliveries.AsNoTracking().Where(d => d.IntakeId == id).OrderByDescending(d => d.Id).Take(MostDeliveries).ToListAsync(cancellation);
        Orders = await db.SupervisionOrders.AsNoTracking().Where(o => o.IntakeId == id).OrderByDescending(o => o.Id).ToListAsync(cancellation);
        Similar = await SimilarAsync(db, cancellation);
        return Page();
    }

    /// <summary>The same matter in the same grid lately. What is sealed or about a worker is like nothing.</summary>
    private async Task<IReadOnlyList<InboxRow>> SimilarAsync(BotDbContext db, CancellationToken cancellation)
    {
        if (Intake.GridCode is not { } grid || Intake.Confidential || Intake.AboutWorker)
        {
            return [];
        }

        var (item, id, since) = (Intake.Item, Intake.Id, IntakeNumber.Of(DateOnly.FromDateTime((Intake.SubmittedAt - SimilarFor).DateTime), 1).Id);
        var found = await Scope.Visible(db.Intakes.AsNoTracking())
            .Where(i => i.GridCode == grid && i.Id >= since && i.Item == item && i.Id != id && !i.Confidential && !i.AboutWorker)
            .OrderByDescending(i => i.Id).Take(MostSimilar).ToListAsync(cancellation);
        var items = await ItemsInForce.OfAsync(db, found, jurisdiction, Visit.At, cancellation);
        return [.. found.Select(i => items.Row(i))];
    }
}
