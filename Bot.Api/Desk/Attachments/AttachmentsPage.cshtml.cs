using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Attachments;

/// <summary>A file with the intake it belongs to.</summary>
public sealed record AttachmentCard(Attachment File, Intake Intake);

/// <summary><c>/desk/attachments</c>: photos, voices and videos within scope, newest first; what is sealed is not there.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class AttachmentsPage(IDbContextFactory<BotDbContext> database) : DeskPage
{
    public const int PageSize = 40;

    /// <summary>Files looked at for one page: who sees few of them goes on page by page, and nobody waits for a search through all.</summary>
    public const int Looked = 400;

    private const int IdLength = 32;

    /// <summary>image, voice, video; empty for all.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What could not be had: refused or lost.</summary>
    public bool IsMissing { get; private set; }

    public IReadOnlyList<AttachmentCard> Cards { get; private set; } = [];

    public Pager Pager { get; private set; } = new(null, null);

    public async Task OnGetAsync(string? kind, bool missing, string? after, CancellationToken cancellation)
    {
        (Kind, IsMissing) = (kind is "image" or "voice" or "video" ? kind : "", missing);
        await using var db = await database.CreateDbContextAsync(cancellation);
        var files = db.Attachments.AsNoTracking();
        if (after is { Length: IdLength })
        {
            files = files.Where(a => string.Compare(a.Id, after) < 0);
        }

        // Ids are in the order of time. The window is cut first, so that one page is one small part of the table, whatever is asked of it.
        var window = await files.OrderByDescending(a => a.Id).Take(Looked).ToListAsync(cancellation);
        var asked = window.Where(a => a.By != Attachment.Sealed && (Kind.Length == 0 || a.Type == Kind) && (!IsMissing || a.State is AttachmentState.Refused or AttachmentState.Lost)).ToList();
        var ids = asked.Select(a => a.IntakeId).Distinct().ToList();
        var seen = await Scope.Visible(db.Intakes.AsNoTracking()).Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellation);
        var found = asked.Where(a => seen.ContainsKey(a.IntakeId)).ToList();
        Cards = [.. found.Take(PageSize).Select(a => new AttachmentCard(a, seen[a.IntakeId]))];
        Pager = Pager.Of(Request, found.Count > PageSize ? Cards[^1].File.Id : window.Count == Looked ? window[^1].Id : null);
    }
}
