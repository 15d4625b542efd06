using Bot.Api.Handling.Photos;
using Bot.Data;
using Bot.Data.Storage;
using Bot.Data.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.ResidentActs.Uploads;

/// <summary>Takes away uploads that no intake named in time, with their files, and parts whose row is gone; and drafts nobody came back to.</summary>
public sealed class UploadSweep(IDbContextFactory<BotDbContext> database, GroupCommit commit, PartFiles parts, MediaStore files, TimeProvider clock)
{
    /// <summary>A draft untouched for so long is forgotten.</summary>
    public static readonly TimeSpan DraftsKept = TimeSpan.FromDays(30);

    private const int Chunk = 500;

    /// <summary>Returns how many uploads and drafts went.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var gone = 0;
        for (List<Upload> over; (over = await OverAsync(now - UploadRules.SweptAfter, cancellation)).Count > 0; gone += over.Count)
        {
            await commit.Run(session => over.ForEach(u => session.Execute("""DELETE FROM "uploads" WHERE "Id" = @0""", u.Id)), cancellation);
            foreach (var upload in over)
            {
                parts.Remove(upload.Id);
                if (upload is { IntakeId: null, CompletedAt: { } at })
                {
                    files.Remove(upload.Id, at);
                }
            }
        }

        await RemoveOrphansAsync(cancellation);
        return gone + await commit.Run(session => session.Execute("""DELETE FROM "saved_drafts" WHERE "At" < @0""", now - DraftsKept), cancellation);
    }

    private async Task<List<Upload>> OverAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await db.Uploads.AsNoTracking().Where(u => u.ExpiresAt < before).OrderBy(u => u.ExpiresAt).Take(Chunk).ToListAsync(cancellation);
    }

    private async Task RemoveOrphansAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        foreach (var chunk in parts.Ids().Chunk(Chunk))
        {
            var known = await db.Uploads.AsNoTracking().Where(u => chunk.Contains(u.Id) && u.CompletedAt == null).Select(u => u.Id).ToHashSetAsync(StringComparer.Ordinal, cancellation);
            foreach (var id in chunk.Where(id => !known.Contains(id)))
            {
                parts.Remove(id);
            }
        }
    }
}
