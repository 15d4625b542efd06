using Bot.Data;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Handling.Photos;

/// <summary>
/// Takes away files that no row speaks of: what a crash between writing a worker's photo and its move left behind.
/// Younger ones may still be on their way to their row.
/// </summary>
public sealed class OrphanFiles(IDbContextFactory<BotDbContext> database, MediaStore files, TimeProvider clock)
{
    /// <summary>Days looked at, from yesterday back; what is older was looked at before.</summary>
    public const int Days = 7;

    /// <summary>Files asked for in one query.</summary>
    private const int Chunk = 500;

    /// <summary>Returns how many files went.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        var gone = 0;
        var yesterday = clock.GetUtcNow().ChinaDate().AddDays(-1);
        await using var db = await database.CreateDbContextAsync(cancellation);
        for (var back = 0; back < Days; back++)
        {
            var day = files.FolderOf(yesterday.AddDays(-back));
            if (!Directory.Exists(day))
            {
                continue;
            }

            foreach (var chunk in Directory.GetFiles(day).Chunk(Chunk))
            {
                var ids = chunk.Select(Path.GetFileNameWithoutExtension).ToList();
                var known = await db.Attachments.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToHashSetAsync(StringComparer.Ordinal, cancellation);
                known.UnionWith(await db.Uploads.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => u.Id).ToListAsync(cancellation));
                foreach (var file in chunk.Where(f => !known.Contains(Path.GetFileNameWithoutExtension(f))))
                {
                    File.Delete(file);
                    gone++;
                }
            }
        }

        return gone;
    }
}
