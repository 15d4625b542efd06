using Bot.Api.Grids;
using Bot.Data;
using Bot.Data.Figures;
using Bot.Data.Profiles;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Figures;

/// <summary>Keeps the figures up with what happens, a few seconds behind, a small batch at a time.</summary>
public sealed class FigureKeeper(GroupCommit commit, LiveGridDirectory directory, Profile profile, TimeProvider clock, ILogger<FigureKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Reads on until all is told.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        var rules = new FigureRules(profile, directory.Current);
        while (await commit.Run(session => FigureBook.CatchUp(session, rules, clock.GetChinaNow()), cancellation) > 0)
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CatchUpAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "The figures fell behind; they are tried again in {Interval}", Interval);
            }
        }
    }
}
