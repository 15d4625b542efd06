using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Grids;

/// <summary>Works out what an address file would change, and imports it by the same code as <c>import-addresses</c>.</summary>
public sealed class AddressWork(ImportShelf shelf, IDbContextFactory<BotDbContext> database, GroupCommit commit, LiveGridDirectory live)
    : UploadWork<AddressPreview>(shelf, database, commit, live)
{
    protected override async Task<AddressPreview> CompareAsync(BotDbContext db, DeskVisit visit, UploadedFile file, Stream content, CancellationToken cancellation)
    {
        var read = await ReadAsync(db, visit, content, cancellation);
        var compare = new AddressCompare(Live.Current);
        compare.WarnOfTwins(read.Addresses);
        foreach (var some in read.Addresses.GroupBy(a => a.GridCode, StringComparer.Ordinal).Chunk(Batch))
        {
            string[] codes = [.. some.Select(g => g.Key)];
            var grids = await db.Grids.AsNoTracking().AsSplitQuery().Include(g => g.Addresses).Where(g => codes.Contains(g.Code)).ToDictionaryAsync(g => g.Code, StringComparer.Ordinal, cancellation);
            foreach (var group in some)
            {
                compare.Take(grids[group.Key], group);
            }
        }

        return compare.Told(new AddressPreview(file, read.Addresses.Count)
        {
            Refusals = [.. read.Refusals.Take(UploadPreview.Listed).Select(ImportWords.Of)], RefusalCount = read.Refusals.Count,
        });
    }

    protected override async Task<Action<WriteSession>?> WritingAsync(BotDbContext db, DeskVisit visit, Stream content, CancellationToken cancellation)
    {
        var read = await ReadAsync(db, visit, content, cancellation);
        return read.IsRefused ? null : session => GridImporter.WriteAddresses(session, read.Addresses, visit.At);
    }

    protected override (string Act, object Detail) Looked(AddressPreview preview) =>
        (AuditActs.AddressesPreviewed, new { hash = preview.File.Hash, addresses = preview.Total, refusals = preview.RefusalCount, warnings = preview.WarningCount });

    protected override (string Act, object Detail) Imported(AddressPreview preview) =>
        (AuditActs.AddressesImported, new { hash = preview.File.Hash, addresses = preview.Total, @new = preview.NewCount, placed = preview.PlacedCount, warnings = preview.WarningCount });

    /// <summary>Only grids of one's own division are known: an address elsewhere is a fault of its line.</summary>
    private static async Task<AddressImportResult> ReadAsync(BotDbContext db, DeskVisit visit, Stream content, CancellationToken cancellation)
    {
        var division = visit.Division;
        var codes = await db.Grids.Where(g => g.Parent.StartsWith(division)).Select(g => g.Code).ToHashSetAsync(StringComparer.Ordinal, cancellation);
        return AddressImport.Read(content, codes);
    }
}
