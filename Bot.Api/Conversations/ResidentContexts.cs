using System.Collections.Concurrent;
using Bot.Api.Result;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Bot.Api.Conversations;

/// <summary>The conversations in memory, bounded, read from the database when needed.</summary>
public sealed class ResidentContexts(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : IDisposable
{
    /// <summary>Residents kept in memory at once; the least recently heard leaves first.</summary>
    public const int Residents = 50_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(30);

    /// <summary>Readers kept open between loads; more are opened while more residents load at once.</summary>
    private const int IdleReaders = 8;

    private readonly MemoryCache _contexts = new(new MemoryCacheOptions { SizeLimit = Residents, CompactionPercentage = 0.1 });
    private readonly Lock _making = new();
    private readonly ConcurrentBag<ResidentReader> _readers = [];
    private volatile bool _closed;

    /// <summary>The one context of a resident; it may still have to be loaded.</summary>
    public ResidentContext Of(string resident)
    {
        if (_contexts.TryGetValue(resident, out ResidentContext? found))
        {
            return found!;
        }

        lock (_making)
        {
            // Never two contexts for one resident: the gate would not hold.
            return _contexts.GetOrCreate(resident, entry =>
            {
                entry.SetSize(1).SetSlidingExpiration(Forgotten);
                return new ResidentContext(resident);
            })!;
        }
    }

    /// <summary>Something outside a turn changed this resident's rows.</summary>
    public void Invalidate(string? resident)
    {
        if (resident is not null && _contexts.TryGetValue(resident, out ResidentContext? found))
        {
            found!.MarkStale();
        }
    }

    /// <summary>When this resident was last heard, as far as memory knows; the row may know of an earlier time.</summary>
    public LastHeard LastHeard(string resident) =>
        _contexts.TryGetValue(resident, out ResidentContext? found) ? found!.LastHeard : default;

    /// <summary>Reads everything a turn needs; SQLite has no asynchronous reads, so this runs on the caller's thread.</summary>
    public void Load(ResidentContext context)
    {
        context.MarkFresh();
        var reader = _readers.TryTake(out var idle) ? idle : new ResidentReader(database);
        try
        {
            reader.Read(context, jurisdiction);
        }
        catch
        {
            // What broke this connection may have broken the idle ones too.
            reader.Dispose();
            CloseReaders();
            throw;
        }

        Keep(reader);
    }

    public void Dispose()
    {
        _closed = true;
        _contexts.Dispose();
        CloseReaders();
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private void Keep(ResidentReader reader)
    {
        if (_closed || _readers.Count >= IdleReaders)
        {
            reader.Dispose();
            return;
        }

        _readers.Add(reader);
    }
}
