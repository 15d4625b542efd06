using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Bot.Simulator.Platform;

/// <summary>One QR ticket. <paramref name="Until"/> is null for a permanent one.</summary>
public sealed record QrTicket(string Ticket, string Scene, string Url, DateTimeOffset? Until);

/// <summary>QR codes with a scene (生成带参数的二维码).</summary>
public sealed class QrTickets(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, QrTicket> _tickets = new(StringComparer.Ordinal);

    /// <summary>Every ticket still good.</summary>
    public IReadOnlyList<QrTicket> All => [.. _tickets.Values.Where(IsGood)];

    /// <summary>A new ticket; <paramref name="life"/> null for a permanent one.</summary>
    public QrTicket Create(string scene, TimeSpan? life)
    {
        var ticket = "demo_ticket_" + RandomNumberGenerator.GetHexString(48, lowercase: true);
        var made = new QrTicket(ticket, scene, "http://weixin.qq.com/q/" + ticket[12..34], clock.GetUtcNow() + life);
        _tickets[ticket] = made;
        return made;
    }

    /// <summary>A ticket by its text, null when unknown or over.</summary>
    public QrTicket? Find(string ticket) => _tickets.TryGetValue(ticket, out var found) && IsGood(found) ? found : null;

    /// <summary>The text of a ticket with that scene; one printed long ago when none was created here.</summary>
    public string TicketFor(string scene) => All.FirstOrDefault(t => t.Scene == scene)?.Ticket ?? Create(scene, null).Ticket;

    private bool IsGood(QrTicket ticket) => ticket.Until is null || ticket.Until > clock.GetUtcNow();
}
