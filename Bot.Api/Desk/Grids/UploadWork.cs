using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Grids;

/// <summary>How an import that was shown ended.</summary>
public enum ImportEnd
{
    Done,

    /// <summary>Another import came between: what was shown is not true any more.</summary>
    Overtaken,

    /// <summary>There is nothing to import, or it may not be.</summary>
    Gone,
}

/// <summary>Works out what a file would change, and imports it if file and directory are still what was shown.</summary>
public abstract class UploadWork<TPreview>(ImportShelf shelf, IDbContextFactory<BotDbContext> database, GroupCommit commit, LiveGridDirectory live)
    where TPreview : UploadPreview
{
    /// <summary>Grids compared at once.</summary>
    protected const int Batch = 500;

    protected LiveGridDirectory Live => live;

    public async Task<TPreview> LookAsync(DeskVisit visit, string fileName, Stream file, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(visit.At).ToString("N");
        var hash = await shelf.PutAsync(id, file, visit.At, cancellation);
        await using var db = await database.CreateDbContextAsync(cancellation);
        var version = await db.ImportMarks.Where(m => m.Name == ImportMark.GridDirectory).Select(m => m.Version).FirstOrDefaultAsync(cancellation);
        TPreview preview;
        await using (var stored = shelf.Open(id))
        {
            preview = await CompareAsync(db, visit, new UploadedFile(id, visit.Login, visit.At, fileName, hash, version), stored, cancellation);
        }

        await shelf.RememberAsync(preview, cancellation);
        var (act, detail) = Looked(preview);
        await commit.Run(session => DeskAudit.Write(session, visit, act, id, detail), cancellation);
        return preview;
    }

    public async Task<ImportEnd> ApplyAsync(DeskVisit visit, TPreview preview, CancellationToken cancellation)
    {
        Action<WriteSession>? write;
        await using (var file = shelf.Open(preview.File.Id))
        {
            if (!preview.MayApply || await ImportShelf.HashAsync(file, cancellation) != preview.File.Hash)
            {
                return ImportEnd.Gone;
            }

            await using var db = await database.CreateDbContextAsync(cancellation);
            write = await WritingAsync(db, visit, file, cancellation);
        }

        var (act, detail) = Imported(preview);
        var isDone = await commit.Run(
            session =>
            {
                if (write is null || GridImporter.VersionIn(session) != preview.File.Version)
                {
                    return false;
                }

                write(session);
                DeskAudit.Write(session, visit, act, preview.File.Id, detail);
                return true;
            },
            cancellation);
        if (!isDone)
        {
            return ImportEnd.Overtaken;
        }

        shelf.Remove(preview);
        await live.RefreshAsync(cancellation);
        return ImportEnd.Done;
    }

    /// <summary>What the file would change, and what is wrong in it.</summary>
    protected abstract Task<TPreview> CompareAsync(BotDbContext db, DeskVisit visit, UploadedFile file, Stream content, CancellationToken cancellation);

    /// <summary>Reads the file again; what then writes it inside the transaction, by the code of the verb. Null when it may not be written any more.</summary>
    protected abstract Task<Action<WriteSession>?> WritingAsync(BotDbContext db, DeskVisit visit, Stream content, CancellationToken cancellation);

    /// <summary>The act on record of having looked.</summary>
    protected abstract (string Act, object Detail) Looked(TPreview preview);

    /// <summary>The act on record of having imported.</summary>
    protected abstract (string Act, object Detail) Imported(TPreview preview);
}
