using Bot.Data.Deliveries;
using Bot.Data.Storage;
using Bot.WeChat.Api;

namespace Bot.Api.Result;

/// <summary>The rungs one send tried, written into the ledger with how it ended.</summary>
public sealed class Tries(Delivery delivery)
{
    private readonly List<DeliveryAttempt> _attempts = [];

    public IReadOnlyList<DeliveryAttempt> Attempts => _attempts;

    public void Add(string rung, PlatformError? error, DateTimeOffset at, string? messageId = null) => _attempts.Add(new DeliveryAttempt
    {
        DeliveryId = delivery.Id,
        Recipient = delivery.Recipient,
        At = at,
        Rung = rung,
        Error = error is null ? null : NameOf(error),
        MessageId = messageId,
    });

    public void Write(WriteSession session) => _attempts.ForEach(a => DeliveryLedger.Append(session, a));

    /// <summary>A number nobody documented is still told apart from others.</summary>
    private static string NameOf(PlatformError error) =>
        error.Name == "Unknown" ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Unknown{error.Code}") : error.Name;
}
