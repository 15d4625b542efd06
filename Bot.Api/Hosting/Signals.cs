namespace Bot.Api.Hosting;

/// <summary>Wakes a background worker when there may be work, so that nobody waits for the next sweep.</summary>
public abstract class Signal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            if (_raised.CurrentCount == 0)
            {
                _raised.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Somebody else raised it at the same moment; once is enough.
        }
    }

    /// <summary>Returns when raised, or after the interval of the sweep.</summary>
    public Task<bool> WaitAsync(TimeSpan sweep, CancellationToken cancellation) => _raised.WaitAsync(sweep, cancellation);

    public void Dispose()
    {
        _raised.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>An event was queued.</summary>
public sealed class EventSignal : Signal;

/// <summary>A delivery was queued.</summary>
public sealed class DeliverySignal : Signal;

/// <summary>A deadline was set, or time was moved.</summary>
public sealed class DeadlineSignal : Signal;

/// <summary>A resident's media waits to be fetched.</summary>
public sealed class MediaSignal : Signal;
