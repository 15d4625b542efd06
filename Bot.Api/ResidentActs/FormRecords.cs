using Bot.Api.Handling.Photos;
using Bot.Api.ResidentActs.Uploads;
using Bot.Data.Accounts;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.ResidentActs;

/// <summary>Drafts, for whoever wants to see or forget what is kept of a resident. They belong to the account, so linking moves none.</summary>
public sealed class DraftRecords(PersonalData personalData) : IResidentRecords
{
    public string Name => "drafts";

    public void Move(WriteSession session, string account, string resident)
    {
    }

    public Action? Erase(WriteSession session, IReadOnlyList<string> keys, DateTimeOffset now)
    {
        foreach (var key in keys)
        {
            session.Execute("""DELETE FROM "saved_drafts" WHERE "Owner" = @0""", key);
        }

        return null;
    }

    public async IAsyncEnumerable<object> Export(BotDbContext db, IReadOnlyList<string> keys)
    {
        await foreach (var draft in db.SavedDrafts.AsNoTracking().Where(d => keys.Contains(d.Owner)).OrderBy(d => d.At).AsAsyncEnumerable())
        {
            yield return new { draft.Id, SavedAt = draft.At, Fields = System.Text.Json.JsonDocument.Parse(personalData.Open(draft.Sealed)).RootElement };
        }
    }
}

/// <summary>Uploads that no intake has named yet, and by whose account a safety check is asked.</summary>
public sealed class UploadRecords(PartFiles parts, MediaStore files) : IResidentRecords
{
    public string Name => "uploads";

    public void Move(WriteSession session, string account, string resident)
    {
    }

    public Action? Erase(WriteSession session, IReadOnlyList<string> keys, DateTimeOffset now)
    {
        var uploads = session.Context.Uploads.Where(u => keys.Contains(u.Owner)).ToList();
        foreach (var key in keys)
        {
            session.Execute("""DELETE FROM "uploads" WHERE "Owner" = @0""", key);

            // Without an account nobody can be asked any more: a person looks before it is shown.
            session.Execute("""UPDATE "safety_verdicts" SET "Verdict" = 'review', "Reason" = 'AccountGone' WHERE "Account" = @0 AND "Verdict" = 'pending'""", key);
            session.Execute("""UPDATE "safety_verdicts" SET "Account" = '' WHERE "Account" = @0""", key);
        }

        return () => uploads.ForEach(u =>
        {
            parts.Remove(u.Id);
            if (u is { IntakeId: null, CompletedAt: { } at })
            {
                files.Remove(u.Id, at);
            }
        });
    }

    public async IAsyncEnumerable<object> Export(BotDbContext db, IReadOnlyList<string> keys)
    {
        await foreach (var upload in db.Uploads.AsNoTracking().Where(u => keys.Contains(u.Owner)).OrderBy(u => u.Id).AsAsyncEnumerable())
        {
            yield return new { upload.Id, upload.Type, upload.Size, upload.CreatedAt, upload.CompletedAt, upload.ExpiresAt };
        }
    }
}
