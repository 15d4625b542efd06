using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Grids;

/// <summary>Works out what a file of grids would change, and imports it by the same code as <c>import-grids</c>.</summary>
public sealed class ImportWork(ImportShelf shelf, IDbContextFactory<BotDbContext> database, GroupCommit commit, LiveGridDirectory live, Profile profile)
    : UploadWork<ImportPreview>(shelf, database, commit, live)
{
    protected override async Task<ImportPreview> CompareAsync(BotDbContext db, DeskVisit visit, UploadedFile file, Stream content, CancellationToken cancellation)
    {
        var read = GridImport.Read(content);
        List<string> added = [];
        List<GridDifference> changed = [];
        var same = 0;
        foreach (var some in read.Grids.Chunk(Batch))
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

        var notNamed = await NotNamedAsync(db, read.Grids, visit, cancellation);
        var warnings = read.Warnings.Concat(GridWarnings.Of(read.Grids, profile)).ToList();
        return new ImportPreview(file, read.Grids.Count)
        {
            Refusals = [.. read.Refusals.Take(UploadPreview.Listed).Select(ImportWords.Of)],
            RefusalCount = read.Refusals.Count,
            Warnings = [.. warnings.Take(UploadPreview.Listed).Select(Worded)],
            WarningCount = warnings.Count,
            Elsewhere = [.. read.Grids.Where(g => !g.Parent.StartsWith(visit.Division, StringComparison.Ordinal)).Take(UploadPreview.Listed).Select(Titled)],
            New = [.. added.Take(UploadPreview.Listed)],
            NewCount = added.Count,
            Changed = [.. changed.Take(UploadPreview.Listed).Select(Told)],
            ChangedCount = changed.Count,
            SameCount = same,
            NotNamed = [.. notNamed.Take(UploadPreview.Listed)],
            NotNamedCount = notNamed.Count,
            PeopleIn = changed.Sum(c => c.Joined.Count),
            PeopleOut = changed.Sum(c => c.Left.Count),
            AddressesIn = changed.Sum(c => c.AddressesIn.Count),
            AddressesOut = changed.Sum(c => c.AddressesOut.Count),
        };
    }

    protected override Task<Action<WriteSession>?> WritingAsync(BotDbContext db, DeskVisit visit, Stream content, CancellationToken cancellation)
    {
        var grids = GridImport.Read(content).Grids;
        return Task.FromResult<Action<WriteSession>?>(session => GridImporter.Write(session, grids, visit.At));
    }

    protected override (string Act, object Detail) Looked(ImportPreview preview) =>
        (AuditActs.GridsPreviewed, new { hash = preview.File.Hash, grids = preview.Total, refusals = preview.RefusalCount, warnings = preview.WarningCount });

    protected override (string Act, object Detail) Imported(ImportPreview preview) =>
        (AuditActs.GridsImported, new { hash = preview.File.Hash, grids = preview.Total, @new = preview.NewCount, changed = preview.ChangedCount, warnings = preview.WarningCount });

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

    private static string Worded(GridImportProblem problem) => ImportWords.Of(problem) + (problem.Codes.Count > 0 ? $" （{string.Join("、", problem.Codes)}）" : "");
}
