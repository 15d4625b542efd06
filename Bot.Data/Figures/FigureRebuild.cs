using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Figures;

/// <summary>Makes all figures anew from the intakes. The result is what reading the log comes to; the bot may run meanwhile.</summary>
public static class FigureRebuild
{
    /// <summary>Returns how many intakes there are.</summary>
    public static async Task<long> RunAsync(IDbContextFactory<BotDbContext> database, GroupCommit commit, FigureRules rules, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var end = await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0;
        await commit.Run(session => FigureBook.Forget(session, now), cancellation);
        var (last, count) = (0L, 0L);
        while (await db.Intakes.AsNoTracking().Where(i => i.Id > last).OrderBy(i => i.Id).Take(FigureBook.BatchSize).Select(i => i.Id).ToArrayAsync(cancellation) is { Length: > 0 } ids)
        {
            await commit.Run(session => FigureBook.Apply(session, ids, rules, now), cancellation);
            (last, count) = (ids[^1], count + ids.Length);
        }

        await commit.Run(session => FigureBook.MoveTo(session, end, now), cancellation);
        return count;
    }
}
