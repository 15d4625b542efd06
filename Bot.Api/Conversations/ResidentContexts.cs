using Bot.Data.Conversations;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ConversationRow = Bot.Data.Conversations.Conversation;

namespace Bot.Api.Conversations;

/// <summary>The conversations in memory, bounded, read from the database when needed.</summary>
public sealed class ResidentContexts(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : IDisposable
{
    /// <summary>Residents kept in memory at once; the least recently heard leaves first.</summary>
    public const int Residents = 50_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(30);

    private static readonly Func<BotDbContext, string, CancellationToken, Task<ConversationRow?>> FindRow =
        EF.CompileAsyncQuery((BotDbContext db, string resident, CancellationToken _) =>
            db.Conversations.AsNoTracking().FirstOrDefault(c => c.Resident == resident));

    private readonly MemoryCache _contexts = new(new MemoryCacheOptions { SizeLimit = Residents, CompactionPercentage = 0.1 });
    private readonly Lock _making = new();

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

    public async Task LoadAsync(ResidentContext context, CancellationToken cancellation)
    {
        context.MarkFresh();
        await using var db = await database.CreateDbContextAsync(cancellation);
        var row = await FindRow(db, context.Resident, cancellation);
        if (row is null)
        {
            return;
        }

        context.Version = row.Version;
        context.State = ConversationJson.Read(row.State);
        context.HomeGrid = row.HomeGrid;
        context.Following = row.Following;
        context.StoredContact = row.LastContact;
        context.Intakes = await ReadIntakesAsync(db, context.Resident, cancellation);
        context.Kept = await db.Deliveries.AsNoTracking()
            .Where(d => d.Recipient == Recipients.Resident(context.Resident) && d.State == DeliveryState.Kept)
            .OrderBy(d => d.Id)
            .ToListAsync(cancellation);
        await RememberSeenAsync(db, context, cancellation);
    }

    public void Dispose() => _contexts.Dispose();

    private async Task<IReadOnlyList<IntakeSummary>> ReadIntakesAsync(BotDbContext db, string resident, CancellationToken cancellation)
    {
        var intakes = await db.Intakes.AsNoTracking()
            .Where(i => i.Resident == resident)
            .OrderByDescending(i => i.Id)
            .Take(DialogLimits.OwnIntakes)
            .ToListAsync(cancellation);
        return [.. intakes.Select(i => IntakeSummaries.Of(i, jurisdiction))];
    }

    private static async Task RememberSeenAsync(BotDbContext db, ResidentContext context, CancellationToken cancellation)
    {
        var seen = await db.SeenMessages.AsNoTracking()
            .Where(s => s.Resident == context.Resident)
            .OrderByDescending(s => s.At)
            .Take(ResidentContext.RememberedReplies)
            .ToListAsync(cancellation);
        foreach (SeenMessage message in Enumerable.Reverse(seen))
        {
            context.Remember(message.Key, message.Reply);
        }
    }
}
