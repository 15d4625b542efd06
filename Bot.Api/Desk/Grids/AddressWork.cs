using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Grids;

/// <summary>Works out what an address file would change, and imports it by the same code as <c>import-addresses</c>.</summary>
public sealed class AddressWork(ImportShelf shelf, IDbContextFactory<BotDbContext> database, GroupCommit commit, LiveGridDirectory live)
{
    /// <summary>Grids compared at once.</summary>
    private const int Batch = 500;

    public async Task<AddressPreview> LookAsync(DeskVisit visit, string fileName, Stream file, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(visit.At).ToString("N");
        var hash = await shelf.PutAsync(id, file, visit.At, cancellation);
        await using var db = await database.CreateDbContextAsync(cancellation);
        var version = await db.ImportMarks.Where(m => m.Name == ImportMark.GridDirectory).Select(m => m.Version).FirstOrDefaultAsync(cancellation);
        var read = await ReadAsync(db, visit, id, cancellation);
        var preview = await CompareAsync(db, new AddressPreview(id, visit.Login, visit.At, fileName, hash, version, read.Addresses.Count) { Refusals = read.Refusals }, read.Addresses, cancellation);
        await shelf.RememberAsync(preview, cancellation);
        await commit.Run(
            session => DeskAudit.Write(session, visit, AuditActs.AddressesPreviewed, id, new { hash, addresses = preview.Total, refusals = preview.Refusals.Count, warnings = preview.WarningCount }), cancellation);
        return preview;
    }

    public async Task<ImportEnd> ApplyAsync(DeskVisit visit, AddressPreview preview, CancellationToken cancellation)
    {
        await using (var file = shelf.Open(preview.Id))
        {
            if (!preview.MayApply || await ImportShelf.HashAsync(file, cancellation) != preview.Hash)
            {
                return ImportEnd.Gone;
            }
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var read = await ReadAsync(db, visit, preview.Id, cancellation);
        var isDone = await commit.Run(
            session =>
            {
                if (read.IsRefused || GridImporter.VersionIn(session) != preview.Version)
                {
                    return false;
                }

                GridImporter.WriteAddresses(session, read.Addresses, visit.At);
                DeskAudit.Write(
                    session, visit, AuditActs.AddressesImported, preview.Id, new { hash = preview.Hash, addresses = preview.Total, @new = preview.NewCount, placed = preview.PlacedCount, warnings = preview.WarningCount });
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

    /// <summary>Only grids of one's own division are known: an address elsewhere is a fault of its line.</summary>
    private async Task<AddressImportResult> ReadAsync(BotDbContext db, DeskVisit visit, string id, CancellationToken cancellation)
    {
        var division = visit.Division;
        var codes = await db.Grids.Where(g => g.Parent.StartsWith(division)).Select(g => g.Code).ToHashSetAsync(StringComparer.Ordinal, cancellation);
        await using var stored = shelf.Open(id);
        return AddressImport.Read(stored, codes);
    }

    private async Task<AddressPreview> CompareAsync(BotDbContext db, AddressPreview preview, IReadOnlyList<ImportedAddress> addresses, CancellationToken cancellation)
    {
        var compare = new AddressCompare(live.Current);
        compare.WarnOfTwins(addresses);
        foreach (var some in addresses.GroupBy(a => a.GridCode, StringComparer.Ordinal).Chunk(Batch))
        {
            string[] codes = [.. some.Select(g => g.Key)];
            var grids = await db.Grids.AsNoTracking().AsSplitQuery().Include(g => g.Addresses).Where(g => codes.Contains(g.Code)).ToDictionaryAsync(g => g.Code, StringComparer.Ordinal, cancellation);
            foreach (var group in some)
            {
                compare.Take(grids[group.Key], group);
            }
        }

        return compare.Told(preview);
    }
}
