using System.Security.Cryptography;

namespace Bot.Simulator.Platform;

/// <summary>
/// Access tokens of every app. A stable token is handed out again until it nears its end; an ordinary one is new at
/// every call; the one before lives on for <see cref="PlatformLimits.TokenOverlap"/> (获取稳定版接口调用凭据).
/// </summary>
public sealed class AccessTokens(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Issued> _byToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _latest = new(StringComparer.Ordinal);

    /// <summary>Tokens handed out so far, repeats of a stable token not counted.</summary>
    public int IssuedCount { get; private set; }

    /// <summary>A token and its remaining seconds. <paramref name="renew"/> makes a new one whatever the old one's age.</summary>
    public (string Token, int Seconds) Issue(string app, bool renew)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!renew && _latest.TryGetValue(app, out var current) && _byToken[current].Until - now > PlatformLimits.TokenOverlap)
            {
                return (current, (int)(_byToken[current].Until - now).TotalSeconds);
            }

            if (_latest.TryGetValue(app, out var old))
            {
                var overlap = now + PlatformLimits.TokenOverlap;
                _byToken[old] = _byToken[old] with { Until = _byToken[old].Until < overlap ? _byToken[old].Until : overlap };
            }

            var token = "demo_" + RandomNumberGenerator.GetHexString(96, lowercase: true);
            _byToken[token] = new Issued(app, now + PlatformLimits.TokenLife);
            _latest[app] = token;
            IssuedCount++;
            return (token, (int)PlatformLimits.TokenLife.TotalSeconds);
        }
    }

    /// <summary>The app a token belongs to; null for a token never issued.</summary>
    public (string? App, bool Expired) Look(string token)
    {
        lock (_gate)
        {
            return _byToken.TryGetValue(token, out var issued)
                ? (issued.App, issued.Until <= clock.GetUtcNow())
                : (null, false);
        }
    }

    /// <summary>Forgets every token at once, as when the secret is reset: the next call is answered 40001.</summary>
    public void RevokeAll()
    {
        lock (_gate)
        {
            _byToken.Clear();
            _latest.Clear();
        }
    }

    private sealed record Issued(string App, DateTimeOffset Until);
}
