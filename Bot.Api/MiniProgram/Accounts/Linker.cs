using Bot.Api.Conversations;
using Bot.Api.Hosting;
using Bot.Data.Accounts;
using Bot.Data.Storage;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>Links a mini account to a resident of the official account, in every room that keeps something about them.</summary>
public sealed class Linker(IEnumerable<IResidentRecords> rooms, ResidentContexts contexts, MiniSessions sessions, DeliverySignal deliveries)
{
    private readonly IResidentRecords[] _rooms = [.. rooms];

    /// <summary>Part of somebody's transaction; false when there is nothing to link any more. <see cref="Linked"/> comes after the commit.</summary>
    public bool Link(WriteSession session, string account, string resident, DateTimeOffset now)
    {
        if (!AccountLinking.Link(session, account, resident, now))
        {
            return false;
        }

        foreach (var room in _rooms)
        {
            room.Move(session, account, resident);
        }

        return true;
    }

    /// <summary>What is held in memory of the two is read anew.</summary>
    public void Linked(string account, string resident)
    {
        sessions.Changed(account);
        contexts.Invalidate(account);
        contexts.Invalidate(resident);
        deliveries.Raise();
    }
}
