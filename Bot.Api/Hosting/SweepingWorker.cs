namespace Bot.Api.Hosting;

/// <summary>
/// A background worker over rows that are due: works while there are any, then waits for its signal or the next sweep.
/// A fault of the sweep itself is logged and the next one comes; a fault of one row is the row's.
/// </summary>
public abstract class SweepingWorker(Signal signal, TimeSpan sweep, TimeProvider clock, ILogger log) : BackgroundService
{
    protected TimeProvider Clock => clock;

    protected ILogger Log => log;

    /// <summary>Works on what is due now; returns how many rows were tried.</summary>
    public abstract Task<int> RunDueAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RunDueAsync(stoppingToken) == 0)
                {
                    await signal.WaitAsync(sweep, stoppingToken);
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(fault, "{Worker} could not read what is due; next sweep in {Sweep}", GetType().Name, sweep);
                await Task.Delay(sweep, clock, stoppingToken);
            }
        }
    }
}
