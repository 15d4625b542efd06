using System.Runtime.InteropServices;
using Bot.Data.Deliveries;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Result;

/// <summary>
/// Whether a customer-service message may still be sent (WeChat docs: 客服消息下发规则): 48 hours and five sends after a
/// message, one minute and three sends after a menu click, a follow or a scan. Both renew with the next of their kind;
/// passive replies cost nothing. What we sent and what was refused is read from the ledger.
/// </summary>
public static class CustomerWindow
{
    public static readonly TimeSpan AfterMessage = TimeSpan.FromHours(48);
    public static readonly TimeSpan AfterAction = TimeSpan.FromMinutes(1);
    public const int SendsAfterMessage = 5;
    public const int SendsAfterAction = 3;

    /// <summary>Kept back from the end of the window for the way there.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>Null while it is open; else the name of what closed it.</summary>
    public static async Task<string?> ClosedByAsync(BotDbContext db, string recipient, LastHeard heard, DateTimeOffset now, CancellationToken cancellation)
    {
        var message = now < heard.Message + AfterMessage - Margin;
        var action = heard.Contact > heard.Message && now < heard.Contact + AfterAction - Margin;
        if (!message && !action)
        {
            return "CustomerWindowClosed";
        }

        var from = message ? heard.Message : heard.Contact;
        var tried = await db.DeliveryAttempts
            .Where(a => a.Recipient == recipient && a.Rung == Rungs.Customer && a.At >= from)
            .Select(a => new { a.At, a.Error })
            .ToListAsync(cancellation);

        // The platform's word on its own count stands until the resident does something.
        if (tried.Find(t => t.Error is "ReplyWindowClosed" or "TooManyUnanswered" && t.At >= heard.Contact) is { } refusal)
        {
            return refusal.Error;
        }

        // A try without an answer is not counted: one too many is refused by name and costs nothing, but an hour without
        // the platform would close the window on everybody who waits.
        var used = tried.FindAll(t => t.Error is null);
        return (message && used.Count < SendsAfterMessage) || (action && used.Count(t => t.At >= heard.Contact) < SendsAfterAction)
            ? null
            : "TooManyUnanswered";
    }
}

/// <summary>When a resident last did anything, and last sent a message.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LastHeard(DateTimeOffset Contact, DateTimeOffset Message)
{
    public LastHeard Or(LastHeard other) => new(
        Contact > other.Contact ? Contact : other.Contact, Message > other.Message ? Message : other.Message);
}
