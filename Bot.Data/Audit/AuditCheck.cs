using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Audit;

/// <summary>Recomputes the chain of the audit and compares it with what is stored, to its kept end.</summary>
public static class AuditCheck
{
    /// <summary>Faults that are listed; a chain that is broken everywhere is said in so many lines.</summary>
    public const int MostFaults = 100;

    /// <summary>One line a fault, naming the entry; empty when all is whole.</summary>
    public static async Task<IReadOnlyList<string>> FindFaultsAsync(BotDbContext db, CancellationToken cancellation)
    {
        List<string> faults = [];
        var (last, previous) = (0L, "");
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (faults.Count < MostFaults && FaultOf(entry, last, previous) is { } fault)
            {
                faults.Add(fault);
            }

            (last, previous) = (entry.Id, entry.Hash);
        }

        var head = await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(h => h.Name == AuditHead.Desk, cancellation);
        if ((head?.Count ?? 0, head?.Hash ?? "") != (last, previous))
        {
            faults.Add($"audit: ends with entry {last}, but {head?.Count ?? 0} were written: the last ones were removed or changed.");
        }

        return faults;
    }

    private static string? FaultOf(AuditEntry entry, long last, string previous) =>
        entry.Id != last + 1 ? $"audit: entries {last + 1} to {entry.Id - 1} were removed."
        : entry.Previous != previous ? $"audit: entry {entry.Id} does not follow entry {last}: one of them was changed or reordered."
        : entry.Hash != entry.Expected() ? $"audit: entry {entry.Id} was changed."
        : null;
}
