namespace Bot.WeChat.Api;

/// <summary>A token and how long it is good from now.</summary>
internal sealed record FreshToken(string Token, TimeSpan Life);

/// <summary>
/// Keeps one token for everyone: fetched once however many ask at a time, replaced before it ends, dropped when the platform
/// says that it is no longer good.
/// </summary>
internal sealed class TokenCache(Func<bool, CancellationToken, Task<PlatformResult<FreshToken>>> fetch, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile Held? _held;

    // The token last reported as no longer good: handed out again, it makes the next fetch a forced one.
    private volatile string? _refused;

    // Who waited while a fetch failed shares its failure instead of queueing up for the next one.
    private volatile PlatformError? _lastError;
    private int _failures;

    /// <summary>Until when the token held is good; null while none is held.</summary>
    public DateTimeOffset? Until => _held?.Until;

    /// <summary>Why the last fetch failed, while no token is held.</summary>
    public PlatformError? LastError => _held is null ? _lastError : null;

    public async Task<PlatformResult<string>> Get(CancellationToken stop)
    {
        if (Current() is { } token)
        {
            return token;
        }

        var failuresBefore = Volatile.Read(ref _failures);
        await _oneAtATime.WaitAsync(stop);
        try
        {
            if (Current() is { } meanwhile)
            {
                return meanwhile;
            }

            return _failures != failuresBefore ? _lastError! : await Fetch(stop);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Drops <paramref name="token"/> if it is still the one held; whoever comes late with an older one changes nothing.</summary>
    public void Invalidate(string token)
    {
        if (_held is { } held && string.Equals(held.Token, token, StringComparison.Ordinal))
        {
            _refused = token;
            _held = null;
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private string? Current() => _held is { } held && clock.GetUtcNow() < held.Until ? held.Token : null;

    private async Task<PlatformResult<string>> Fetch(CancellationToken stop)
    {
        var answer = await fetch(false, stop);
        if (answer.IsOk && string.Equals(answer.Value.Token, _refused, StringComparison.Ordinal))
        {
            answer = await fetch(true, stop);
        }

        if (!answer.IsOk)
        {
            _lastError = answer.Error;
            Interlocked.Increment(ref _failures);
            return answer.Error;
        }

        var fresh = answer.Value;
        var margin = fresh.Life > 2 * ApiLimits.TokenMargin ? ApiLimits.TokenMargin : fresh.Life / 2;
        _held = new Held(fresh.Token, clock.GetUtcNow() + fresh.Life - margin);
        _refused = null;
        return fresh.Token;
    }

    private sealed record Held(string Token, DateTimeOffset Until);
}
