using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Result;

/// <summary>
/// The best door to a resident that is still open: a customer-service message within 48 hours of their last word
/// (WeChat docs: 客服消息), else a template message where the place has one, else kept for their next word.
/// </summary>
public sealed class ResidentLadder(
    IDbContextFactory<BotDbContext> database, PersonalData personalData, OfficialAccountClient account, ResultPhotos photos, Profile profile, TimeProvider clock)
{
    public static readonly TimeSpan CustomerWindow = TimeSpan.FromHours(48);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellation)
    {
        var resident = Recipients.AsResident(delivery.Recipient)
            ?? throw new InvalidOperationException($"Delivery {delivery.Id} names no resident.");
        await using var db = await database.CreateDbContextAsync(cancellation);
        var row = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Resident == resident, cancellation);
        if (row is null)
        {
            return new SendResult.GiveUp("ResidentUnknown");
        }

        if (!row.Following)
        {
            return new SendResult.Keep("NotFollowing");
        }

        var openId = personalData.Open(row.SealedOpenId);
        if (delivery.Purpose == Purposes.ResultPhoto)
        {
            return await photos.SendAsync(delivery, openId, cancellation);
        }

        var lastError = "CustomerWindowClosed";
        if (clock.GetUtcNow() - row.LastContact < CustomerWindow)
        {
            var sent = await account.SendCustomerText(openId, delivery.Body, cancellation);
            if (Judge(sent.Error, "customer", out lastError) is { } decided)
            {
                return decided;
            }
        }

        if (TemplateFor(delivery) is { } template)
        {
            var message = new TemplateMessage(openId, template, Fields(delivery), ClientMessageId: $"delivery-{delivery.Id}");
            var sent = await account.SendTemplate(message, cancellation);
            if (Judge(sent.Error, "template", out lastError) is { } decided)
            {
                return decided;
            }
        }

        return new SendResult.Keep(lastError);
    }

    /// <summary>Null: step down to the next rung.</summary>
    private static SendResult? Judge(PlatformError? fault, string channel, out string error)
    {
        error = fault?.Name ?? "";
        if (error == "DuplicateClientMessageId")
        {
            // The platform has this very message already: a try whose answer was lost.
            return new SendResult.Sent(channel);
        }

        return fault?.Advice switch
        {
            null => new SendResult.Sent(channel),
            Advice.Retry or Advice.RefreshToken => new SendResult.Later(error, CountsAsTry: true),
            _ => null,
        };
    }

    private string? TemplateFor(Delivery delivery) => delivery.Purpose switch
    {
        Purposes.Result => profile.Templates.Result,
        Purposes.Progress => profile.Templates.Progress,
        _ => null,
    };

    private static Dictionary<string, string> Fields(Delivery delivery) => new(StringComparer.Ordinal)
    {
        ["character_string1"] = IntakeNumber.FromId(delivery.IntakeId).ToString(),
        ["thing2"] = delivery.Body.Length <= 20 ? delivery.Body : delivery.Body[..19] + "…",
    };
}
