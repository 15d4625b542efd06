using System.Collections.Concurrent;
using Bot.Api.Conversations;
using Bot.Data.Deliveries;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Result;

/// <summary>
/// Template messages that the platform took and then could not deliver (WeChat docs: TEMPLATESENDJOBFINISH, failed:user
/// block): what they said is kept for the resident's next word. The event may overtake our own record of the send.
/// </summary>
public sealed class TemplateEnds(GroupCommit commit, ResidentContexts contexts)
{
    /// <summary>Ends remembered that came before their send was recorded.</summary>
    public const int Most = 1_000;

    public const string NotDelivered = "TemplateNotDelivered";

    private readonly ConcurrentDictionary<string, bool> _early = new(StringComparer.Ordinal);

    public async Task FailedAsync(string messageId, CancellationToken cancellation)
    {
        var recipient = await commit.Run(session => Keep(session, messageId), cancellation);
        contexts.Invalidate(recipient is null ? null : Recipients.AsResident(recipient));
    }

    /// <summary>Whether one of these tries has already come back as not delivered. Runs on the writer's thread, as <see cref="Keep"/> does.</summary>
    public bool TakeFailed(Tries tries) => tries.Attempts.Any(a => a.MessageId is { } id && _early.TryRemove(id, out _));

    private string? Keep(WriteSession session, string messageId)
    {
        var attempt = session.Context.DeliveryAttempts.FirstOrDefault(a => a.MessageId == messageId);
        if (attempt is null)
        {
            if (_early.Count < Most)
            {
                _early[messageId] = true;
            }

            return null;
        }

        session.Execute(
            """UPDATE "deliveries" SET "State" = 3, "Error" = @1, "EndedAt" = NULL WHERE "Id" = @0 AND "State" = 2 AND "Channel" = 'template'""",
            attempt.DeliveryId,
            NotDelivered);
        return attempt.Recipient;
    }
}
