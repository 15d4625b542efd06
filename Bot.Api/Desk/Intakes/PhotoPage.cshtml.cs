using System.Security.Cryptography;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.PublicBoard;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Intakes;

/// <summary>
/// <c>/desk/intakes/{number}/photos/{attachment}</c>: a worker's photo of a result, let out or taken back by somebody who looked
/// at it. No machine finds every face, plate and door, so a person answers for it, by name in the audit.
/// </summary>
[Needs(DeskAct.ReleasePhotos)]
public sealed class PhotoPage(IDbContextFactory<BotDbContext> database, GroupCommit commit, Profile profile) : DeskPage
{
    private const int NameLength = 32;

    public IntakeNumber Number { get; private set; }

    public Attachment Photo { get; private set; } = null!;

    /// <summary>Null while it is not public.</summary>
    public PublicPhoto? Released { get; private set; }

    /// <summary>Why it cannot be shown even when let out; null where it can.</summary>
    public string? Hindrance { get; private set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, string attachment, CancellationToken cancellation) =>
        await FindAsync(number, attachment, cancellation) ? Page() : NotFound();

    /// <param name="number">Of the intake.</param>
    /// <param name="attachment">Of the photo.</param>
    /// <param name="act"><c>release</c> or <c>takeBack</c>.</param>
    /// <param name="looked">Ticked by who looked whom and what it shows.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IActionResult> OnPostAsync(string number, string attachment, string? act, bool looked, CancellationToken cancellation)
    {
        if (!await FindAsync(number, attachment, cancellation))
        {
            return NotFound();
        }

        var release = act == "release";
        Problem = !release ? null : Hindrance ?? (looked ? null : "请先看清楚照片，再勾上面这一条。");
        if (Problem is not null)
        {
            return Again();
        }

        await commit.Run(session => Write(session, release), cancellation);
        Say(release ? "照片公开了。" : "照片收回了，一分钟内就看不到。");
        return To($"/desk/intakes/{Number}");
    }

    private void Write(WriteSession session, bool release)
    {
        // Twice is once: what stands already, or is gone already, is not written again.
        var isNew = release
            ? session.TryInsert(new PublicPhoto
            {
                AttachmentId = Photo.Id,
                IntakeId = Number.Id,
                Name = RandomNumberGenerator.GetHexString(NameLength, lowercase: true),
                ReleasedBy = Visit.Login,
                ReleasedAt = Visit.At,
            })
            : session.Execute("""DELETE FROM "public_photos" WHERE "AttachmentId" = @0""", Photo.Id) == 1;
        if (isNew)
        {
            DeskAudit.Write(session, Visit, release ? AuditActs.PhotoReleased : AuditActs.PhotoTakenBack, Number.ToString(), new { photo = Photo.Id });
        }
    }

    private async Task<bool> FindAsync(string number, string attachment, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        if (!IntakeNumber.TryParse(number, out var parsed)
            || !await Scope.Visible(db.Intakes.AsNoTracking()).AnyAsync(i => i.Id == parsed.Id, cancellation)
            || await db.Attachments.AsNoTracking().FirstOrDefaultAsync(
                a => a.Id == attachment && a.IntakeId == parsed.Id && a.By == "worker" && a.Type == "image" && a.State == AttachmentState.Stored, cancellation) is not { } photo)
        {
            return false;
        }

        (Number, Photo) = (parsed, photo);
        Released = await db.PublicPhotos.AsNoTracking().FirstOrDefaultAsync(p => p.AttachmentId == attachment, cancellation);
        Hindrance = !PublicPhotos.AreShown(profile) ? "本地没有公开办理照片。"
            : await PublicIntakes.Of(db, profile).AnyAsync(i => i.Id == parsed.Id, cancellation) ? null
            : "这件事不公开，照片也不能公开。";
        return true;
    }
}
