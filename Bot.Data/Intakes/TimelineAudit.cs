using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Intakes;

/// <summary>Recomputes the hash chain of every timeline and compares it with what is stored.</summary>
public static class TimelineAudit
{
    /// <summary>One line a fault, naming intake and entry; empty when all is whole.</summary>
    public static async Task<IReadOnlyList<string>> FindFaultsAsync(BotDbContext db, CancellationToken cancellation)
    {
        List<string> faults = [];
        var ends = await db.Intakes.AsNoTracking().ToDictionaryAsync(i => i.Id, i => (i.Entries, i.LastHash), cancellation);
        var (intake, previous, sequence) = (0L, "", 0);
        await foreach (var entry in db.Timeline.AsNoTracking().OrderBy(t => t.IntakeId).ThenBy(t => t.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (entry.IntakeId != intake)
            {
                CheckEnd();
                (intake, previous, sequence) = (entry.IntakeId, "", 0);
            }

            sequence++;
            var actor = new Actor(entry.Role, entry.ActorName, entry.ActorId);
            var expected = TimelineEntry.ChainHash(previous, entry.IntakeId, entry.Sequence, entry.Move, entry.Status, actor, entry.At, entry.Note, entry.IsPublic);
            if (entry.Sequence != sequence || entry.Hash != expected)
            {
                faults.Add($"{IntakeNumber.FromId(intake)}: entry {entry.Sequence} was changed, removed or reordered.");
            }

            previous = entry.Hash;
            sequence = entry.Sequence;
        }

        CheckEnd();
        faults.AddRange(ends.Keys.Select(id => $"{IntakeNumber.FromId(id)}: its timeline is gone."));
        return faults;

        void CheckEnd()
        {
            if (intake != 0 && (!ends.Remove(intake, out var end) || end != (sequence, previous)))
            {
                faults.Add($"{IntakeNumber.FromId(intake)}: the last entries are missing, or the intake is.");
            }
        }
    }
}
