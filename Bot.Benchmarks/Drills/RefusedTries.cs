using Bot.Simulator.Platform;

namespace Bot.Benchmarks.Drills;

/// <summary>Counts what the platform refused, by errcode, from its own log.</summary>
internal sealed class RefusedTries : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _guard = new();
    private readonly SortedDictionary<int, int> _counts = [];
    private readonly Task _listening;

    public RefusedTries(SimulatedPlatform platform) => _listening = ListenAsync(platform);

    /// <summary>A robot's group messages beyond twenty in a minute (45009).</summary>
    public int RobotLimit => Count(45009);

    public int Count(int errcode)
    {
        lock (_guard)
        {
            return _counts.GetValueOrDefault(errcode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _stop.Dispose();
    }

    private async Task ListenAsync(SimulatedPlatform platform)
    {
        try
        {
            await foreach (var change in platform.Signal.ListenAsync(_stop.Token))
            {
                if (change.Item is LoggedCall { Way: CallWay.FromBot, Errcode: { } code and not 0 })
                {
                    lock (_guard)
                    {
                        _counts[code] = _counts.GetValueOrDefault(code) + 1;
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The drill is over.
        }
    }
}
