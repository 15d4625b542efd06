using Bot.Api.EventQueue;
using Bot.Api.Hosting;
using StackExchange.Redis;

namespace Bot.Api.Streams;

/// <summary>
/// Works while there is something, looks again after a pause, and keeps trying while Redis or the database is away:
/// one line in the log when that begins and one when it is over.
/// </summary>
public abstract class StreamWorker(string what, TimeProvider clock, ILogger log) : BackgroundService, IPulsing
{
    public WorkerPulse Pulse { get; private set; } = WorkerPulse.None;

    private DateTimeOffset? _failingSince;
    private int _tries;

    protected TimeProvider Clock => clock;

    protected ILogger Log => log;

    /// <summary>Does what is there; returns how much that was.</summary>
    protected abstract Task<int> PassAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause;
            try
            {
                var passed = await PassAsync(stoppingToken);
                pause = passed > 0 ? TimeSpan.Zero : StreamLimits.Pause;
                SayItWorks();
                Pulse = Pulse.Beat(clock.GetUtcNow(), passed);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                pause = SayItFails(fault);
                Pulse = Pulse.Missed(clock.GetUtcNow(), fault);
            }

            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, stoppingToken);
            }
        }
    }

    private void SayItWorks()
    {
        if (_failingSince is { } since)
        {
            log.LogInformation("{What}: works again after {Time} and {Tries} tries", what, clock.GetUtcNow() - since, _tries);
            (_failingSince, _tries) = (null, 0);
        }
    }

    private TimeSpan SayItFails(Exception fault)
    {
        _tries++;
        if (_failingSince is null)
        {
            _failingSince = clock.GetUtcNow();
            if (fault is RedisAwayException)
            {
                log.LogWarning("{What}: {Reason}. Nothing is lost; it goes on when Redis is back", what, fault.Message);
            }
            else if (fault is RedisServerException)
            {
                log.LogError("{What}: Redis refuses: {Reason}. Nothing is lost; it goes on when that is put right", what, Named(fault.Message));
            }
            else
            {
                log.LogError(fault, "{What}: failed; it is tried again", what);
            }
        }

        var pause = Backoff.After(_tries);
        return pause < StreamLimits.LongestPause ? pause : StreamLimits.LongestPause;
    }

    /// <summary>Redis' error up to where it begins to quote the command, which holds a resident's words.</summary>
    private static string Named(string error) => error.AsSpan().IndexOfAny('\'', '`', '"') is >= 0 and var quote ? error[..quote] : error;
}
