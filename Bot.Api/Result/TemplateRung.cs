using System.Globalization;
using Bot.Data.Deliveries;
using Bot.WeChat.Api;

namespace Bot.Api.Result;

/// <summary>
/// Template messages, within the day's quota. A client message id makes the platform drop a second one, so that a try
/// whose answer was lost is safely made again.
/// </summary>
public sealed class TemplateRung(OfficialAccountClient account, TemplateDay day, RungGates gates, TimeProvider clock)
{
    /// <summary>Null: step down.</summary>
    public async Task<SendResult?> SendAsync(Delivery delivery, TemplateMessage message, Tries tries, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!gates.IsOpen(Rungs.Template, now))
        {
            return null;
        }

        if (!await day.TryTakeAsync(now, cancellation))
        {
            gates.Learn(Rungs.Template, "DailyQuotaReached", now);
            return null;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"delivery-{delivery.Id}");
        var sent = await account.SendTemplate(message with { ClientMessageId = id }, cancellation);
        now = clock.GetUtcNow();
        tries.Add(Rungs.Template, sent.Error, now, sent.Value);
        if (sent.Error is not { } error || error.Name == "DuplicateClientMessageId")
        {
            return new SendResult.Sent(Rungs.Template);
        }

        gates.Learn(Rungs.Template, error.Name, now);
        return error.Advice is Advice.Retry or Advice.RefreshToken ? new SendResult.Later(error.Name, CountsAsTry: true) : null;
    }
}
