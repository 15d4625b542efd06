using Bot.Data.Accounts;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>
/// Which sessions live, and which resident an account is, kept in memory so that a request reads no disk for it. The rows
/// stay the truth: whoever ends a session or links an account says so here, after the commit and before the answer.
/// </summary>
public sealed class MiniSessions(IDbContextFactory<BotDbContext> database, MiniTokens tokens) : IDisposable
{
    /// <summary>Sessions and accounts kept in memory at once.</summary>
    public const int Remembered = 100_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(30);
    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = Remembered, CompactionPercentage = 0.1 });
    private readonly Lock _gate = new();
    private long _changes;

    /// <summary>Whose token this is, or null when it is none of ours, too old, or its session has ended.</summary>
    public async Task<Entered?> EnterAsync(string accessToken, CancellationToken cancellation)
    {
        if (tokens.SessionOf(accessToken) is not { } id)
        {
            return null;
        }

        if (_memory.TryGetValue(Session(id), out LiveSession? session) && _memory.TryGetValue(Account(session!.Account), out KnownAccount? account))
        {
            return new Entered(session, account!);
        }

        return await ReadAsync(id, cancellation);
    }

    /// <summary>This session has ended.</summary>
    public void Ended(string session) => Forget(Session(session));

    /// <summary>This account was linked or erased.</summary>
    public void Changed(string account) => Forget(Account(account));

    public void Dispose() => _memory.Dispose();

    private async Task<Entered?> ReadAsync(string id, CancellationToken cancellation)
    {
        var before = Interlocked.Read(ref _changes);
        await using var db = await database.CreateDbContextAsync(cancellation);
        var row = await (
            from s in db.MiniSessions.AsNoTracking()
            join a in db.MiniAccounts.AsNoTracking() on s.Account equals a.Key
            where s.Id == id && s.EndedAt == null
            select new { a.Key, a.LinkedTo, a.SealedOpenId }).FirstOrDefaultAsync(cancellation);
        if (row is null)
        {
            return null;
        }

        var entered = new Entered(new LiveSession(id, row.Key), new KnownAccount(row.LinkedTo ?? row.Key, row.SealedOpenId));
        lock (_gate)
        {
            // What changed while it was being read may be this one.
            if (_changes == before)
            {
                Keep(Session(id), entered.Session);
                Keep(Account(row.Key), entered.Account);
            }
        }

        return entered;
    }

    private void Keep<T>(string key, T value) => _memory.Set(key, value, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Forgotten });

    private void Forget(string key)
    {
        lock (_gate)
        {
            _changes++;
            _memory.Remove(key);
        }
    }

    private static string Session(string id) => "s:" + id;

    private static string Account(string key) => "a:" + key;
}

/// <summary>Who came in by a token.</summary>
public sealed record Entered(LiveSession Session, KnownAccount Account);

/// <summary>A session of a mini account.</summary>
public sealed record LiveSession(string Id, string Account);

/// <summary>The key that the account's rows carry, and its openid, sealed.</summary>
public sealed record KnownAccount(string Resident, string SealedOpenId);
