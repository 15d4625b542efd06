using Bot.Data.Accounts;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.ResidentActs;

/// <summary>
/// Which key a caller's rows carry at this moment. A request names the key that its account had when it came in, or that
/// memory still knew; linking (<see cref="AccountLinking"/>) moves all rows to another in one transaction, at any moment.
/// An account is linked once, so that one more look is enough.
/// </summary>
public sealed class OwnKeys(IDbContextFactory<BotDbContext> database)
{
    /// <summary>Reads what is theirs; once more, under the new key, when it moved before the reading had ended.</summary>
    public async Task<T> ReadAsync<T>(ResidentCaller who, Func<string, Task<T>> read, CancellationToken cancellation)
    {
        var answer = await read(who.Resident);
        return await MovedAsync(who, cancellation) is { } moved ? await read(moved.Resident) : answer;
    }

    /// <summary>The caller under the new key; null when the one they came with still is theirs.</summary>
    public async Task<ResidentCaller?> MovedAsync(ResidentCaller who, CancellationToken cancellation)
    {
        if (!who.MayMove)
        {
            return null;
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        return await db.MiniAccounts.Where(a => a.Key == who.Holder).Select(a => a.LinkedTo).FirstOrDefaultAsync(cancellation) is { } now ? who with { Resident = now } : null;
    }

    /// <summary>The same inside a transaction, which linking cannot come between.</summary>
    public static ResidentCaller? Moved(WriteSession session, ResidentCaller who) =>
        who.MayMove && MiniKeys.Resident(session, who.Holder) is var now && now != who.Resident ? who with { Resident = now } : null;
}
