using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Bot.Simulator.Platform;

/// <summary>What changed: <paramref name="Kind"/> is chat, group, log, menu, residents, faults, place; <paramref name="Subject"/> an openid, a key, the name of a place.</summary>
public sealed record PlatformChange(string Kind, string? Subject, object? Item);

/// <summary>Tells waiting tests and open pages that something changed. A listener that does not read loses the oldest news.</summary>
public sealed class Signal
{
    private const int Backlog = 1_000;
    private readonly ConcurrentDictionary<Channel<PlatformChange>, bool> _listeners = new();
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends at the next change after it was read.</summary>
    public Task Next => _next.Task;

    /// <summary>Tells everyone.</summary>
    public void Raise(PlatformChange change)
    {
        foreach (var listener in _listeners.Keys)
        {
            listener.Writer.TryWrite(change);
        }

        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Every change from now on, until <paramref name="stop"/>.</summary>
    public async IAsyncEnumerable<PlatformChange> ListenAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var mine = Channel.CreateBounded<PlatformChange>(
            new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[mine] = true;
        try
        {
            await foreach (var change in mine.Reader.ReadAllAsync(stop))
            {
                yield return change;
            }
        }
        finally
        {
            _listeners.TryRemove(mine, out _);
        }
    }

    /// <summary>
    /// Waits until <paramref name="look"/> finds something, looking again after every change.
    /// Past <paramref name="deadline"/> (real time) a <see cref="TimeoutException"/> says <paramref name="explain"/>.
    /// </summary>
    public async Task<T> UntilAsync<T>(Func<T?> look, TimeSpan deadline, Func<string> explain)
        where T : class
    {
        using var late = new CancellationTokenSource(deadline);
        while (true)
        {
            var next = Next;
            if (look() is { } found)
            {
                return found;
            }

            try
            {
                await next.WaitAsync(late.Token);
            }
            catch (OperationCanceledException ended)
            {
                throw new TimeoutException(explain(), ended);
            }
        }
    }
}
