using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.Profiles;
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

/// <summary>Works out what a file would change, and imports it by the same code as <c>import-grids</c>.</summary>
public sealed class ImportWork(ImportShelf shelf, IDbContextFactory<BotDbContext> database, GroupCommit commit, LiveGridDirectory live, Profile profile)
{
    /// <summary>Grids compared at once.</summary>
    private const int Batch = 500;

    public async Task<ImportPreview> LookAsync(DeskVisit visit, string fileName, Stream file, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(visit.At).ToString("N");
        var hash = await shelf.PutAsync(id, file, visit.At, cancellation);
        GridImportResult read;
        await using (var stored = shelf.Open(id))
        {
            read = GridImport.Read(stored);
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var version = await db.ImportMarks.Where(m => m.Name == ImportMark.GridDirectory).Select(m => m.Version).FirstOrDefaultAsync(cancellation);
        var preview = await CompareAsync(
            db,
            new ImportPreview(id, visit.Login, visit.At, fileName, hash, version, read.Grids.Count)
            {
                Refusals = read.Refusals,
                Warnings = [.. read.Warnings, .. GridWarnings.Of(read.Grids, profile)],
                Elsewhere = [.. read.Grids.Where(g => !g.Parent.StartsWith(visit.Division, StringComparison.Ordinal)).Take(ImportPreview.Listed).Select(Titled)],
            },
            read.Grids,
            visit,
            cancellation);
        await shelf.RememberAsync(preview, cancellation);
        await commit.Run(
            session => DeskAudit.Write(session, visit, AuditActs.GridsPreviewed, id, new { hash, grids = preview.Total, refusals = preview.Refusals.Count, warnings = preview.Warnings.Count }), cancellation);
        return preview;
    }

    public async Task<ImportEnd> ApplyAsync(DeskVisit visit, ImportPreview preview, CancellationToken cancellation)
    {
        IReadOnlyList<Grid> grids;
        await using (var file = shelf.Open(preview.Id))
        {
            if (!preview.MayApply || await ImportShelf.HashAsync(file, cancellation) != preview.Hash)
            {
                return ImportEnd.Gone;
            }

            grids = GridImport.Read(file).Grids;
        }

        var isDone = await commit.Run(
            session =>
            {
                if (GridImporter.VersionIn(session) != preview.Version)
                {
                    return false;
                }

                GridImporter.Write(session, grids, visit.At);
                DeskAudit.Write(
                    session, visit, AuditActs.GridsImported, preview.Id, new { hash = preview.Hash, grids = preview.Total, @new = preview.NewCount, changed = preview.ChangedCount, warnings = preview.Warnings.Count });
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

    private static async Task<ImportPreview> CompareAsync(BotDbContext db, ImportPreview preview, IReadOnlyList<Grid> grids, DeskVisit visit, CancellationToken cancellation)
    {
        List<string> added = [];
        List<GridDifference> changed = [];
        var same = 0;
        foreach (var some in grids.Chunk(Batch))
        {
            var codes = some.Select(g => g.Code).ToArray();
            var standing = await db.Grids.AsNoTracking().AsSplitQuery().Include(g => g.Members).Include(g => g.Addresses).Where(g => codes.Contains(g.Code))
                .ToDictionaryAsync(g => g.Code, StringComparer.Ordinal, cancellation);
            foreach (var grid in some)
            {
                if (!standing.TryGetValue(grid.Code, out var old))
                {
                    added.Add(Titled(grid));
                }
                else if (GridDifference.Of(old, grid, visit.At) is { IsNone: false } difference)
                {
                    changed.Add(difference);
                }
                else
                {
                    same++;
                }
            }
        }

        var notNamed = await NotNamedAsync(db, grids, visit, cancellation);
        return preview with
        {
            New = [.. added.Take(ImportPreview.Listed)],
            NewCount = added.Count,
            Changed = [.. changed.Take(ImportPreview.Listed).Select(Told)],
            ChangedCount = changed.Count,
            SameCount = same,
            NotNamed = [.. notNamed.Take(ImportPreview.Listed)],
            NotNamedCount = notNamed.Count,
            PeopleIn = changed.Sum(c => c.Joined.Count),
            PeopleOut = changed.Sum(c => c.Left.Count),
            AddressesIn = changed.Sum(c => c.AddressesIn.Count),
            AddressesOut = changed.Sum(c => c.AddressesOut.Count),
        };
    }

    private static async Task<List<string>> NotNamedAsync(BotDbContext db, IReadOnlyList<Grid> grids, DeskVisit visit, CancellationToken cancellation)
    {
        if (grids.Count == 0)
        {
            return [];
        }

        var (codes, parents) = (grids.Select(g => g.Code).ToHashSet(StringComparer.Ordinal), grids.Select(g => g.Parent).ToHashSet(StringComparer.Ordinal));
        var division = visit.Division;
        var all = await db.Grids.AsNoTracking().Where(g => g.Parent.StartsWith(division)).OrderBy(g => g.Code).Select(g => new { g.Code, g.Name, g.Parent }).ToListAsync(cancellation);
        return [.. all.Where(g => parents.Contains(g.Parent) && !codes.Contains(g.Code)).Select(g => $"{g.Code} {g.Name}")];
    }

    /// <summary>A border may have many thousand corners; a page shows its size.</summary>
    private static GridDifference Told(GridDifference difference) => difference with
    {
        Changes = [.. difference.Changes.Select(c => new GridChange
        {
            Grid = c.Grid, At = c.At, What = c.What, Before = GridChangeWords.Shown(c.What, c.Before), After = GridChangeWords.Shown(c.What, c.After),
        })],
    };

    private static string Titled(Grid grid) => $"{grid.Code} {grid.Name}";
}
