using Bot.Data.Grids;
using Bot.Data.Search;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Inbox;

/// <summary>Once after the update that brought search: puts what was reported before into the index, a little at a time, and remembers how far it came.</summary>
public sealed class SearchCatchUp(IDbContextFactory<BotDbContext> database, GroupCommit commit, TimeProvider clock, ILogger<SearchCatchUp> log) : BackgroundService
{
    /// <summary>The row that remembers: the last intake that is in; <see cref="long.MaxValue"/> once all are.</summary>
    public const string Mark = "intake-search";

    /// <summary>Intakes of one transaction.</summary>
    public const int Chunk = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await StepAsync(stoppingToken))
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Older intakes could not all be put into the search; it goes on at the next start");
        }
    }

    /// <summary>False when nothing is left.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var mark = await db.ImportMarks.AsNoTracking().FirstOrDefaultAsync(m => m.Name == Mark, cancellation);
        if (mark?.Version == long.MaxValue)
        {
            return false;
        }

        var from = mark?.Version ?? 0;
        var chunk = await db.Intakes.AsNoTracking().Where(i => i.Id > from).OrderBy(i => i.Id).Take(Chunk).ToListAsync(cancellation);
        var done = new ImportMark { Name = Mark, Version = chunk.Count < Chunk ? long.MaxValue : chunk[^1].Id, At = clock.GetUtcNow() };
        await commit.Run(
            session =>
            {
                chunk.ForEach(intake => IntakeSearch.AddReport(session, intake));
                if (!session.TryInsert(done))
                {
                    session.Update(done);
                }
            },
            cancellation);
        return chunk.Count == Chunk;
    }
}
