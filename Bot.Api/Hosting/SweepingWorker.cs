namespace Bot.Api.Hosting;

/// <summary>
/// A background worker over rows that are due: works while there are any, then waits for its signal or the next sweep.
/// A fault of the sweep itself is logged and the next one comes; a fault of one row is the row's.
/// </summary>
public abstract class SweepingWorker(Signal signal, TimeSpan sweep, TimeProvider clock, ILogger log) : BackgroundService, IPulsing
{
    public WorkerPulse Pulse { get; private set; } = WorkerPulse.None;

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
                var tried = await RunDueAsync(stoppingToken);
                Beat(tried);
                if (tried == 0)
                {
                    await signal.WaitAsync(sweep, stoppingToken);
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Missed(fault);
                log.LogError(fault, "{Worker} could not read what is due; next sweep in {Sweep}", GetType().Name, sweep);
                await Task.Delay(sweep, clock, stoppingToken);
            }
        }
    }

    /// <summary>A sweep went well.</summary>
    protected void Beat(int tried) => Pulse = Pulse.Beat(clock.GetUtcNow(), tried);

    /// <summary>A sweep failed.</summary>
    protected void Missed(Exception fault) => Pulse = Pulse.Missed(clock.GetUtcNow(), fault);
}
