using Bot.Api.Hosting;

namespace Bot.Api.PublicBoard;

/// <summary>Counts the public figures anew before they run out, so that no visitor waits while a year of a million intakes is counted.</summary>
public sealed class PublicFiguresWorker(PublicFigures figures, TimeProvider clock, ILogger<PublicFiguresWorker> log) : BackgroundService, IPulsing
{
    /// <summary>The residents' first messages after a start go first.</summary>
    public static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);

    /// <summary>Half the time figures are kept.</summary>
    public static readonly TimeSpan Interval = PublicFigures.Fresh / 2;

    public WorkerPulse Pulse { get; private set; } = WorkerPulse.None;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, clock, stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                Pulse = Pulse.Beat(clock.GetUtcNow(), await figures.RenewAsync(stoppingToken));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Pulse = Pulse.Missed(clock.GetUtcNow(), fault);
                log.LogError(fault, "The public figures could not be counted; it is tried again in {Interval}", Interval);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
