using Bot.Data.Consents;
using Bot.Data.Deliveries;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Result;

/// <summary>
/// Subscription messages: one consent, one message. The consent is used up in a transaction before the send, given back
/// when the platform refuses for another reason, and gone when it says so.
/// </summary>
public sealed class SubscriptionRung(
    GroupCommit commit, PersonalData personalData, OfficialAccountClient account, RungGates gates, TimeProvider clock, MiniProgramClient? miniProgram = null)
{
    /// <summary>Null: step down.</summary>
    public async Task<SendResult?> SendAsync(BotDbContext db, Delivery delivery, string resident, TemplateMessage template, Tries tries, CancellationToken cancellation)
    {
        var consent = await db.Consents.AsNoTracking()
            .FirstOrDefaultAsync(c => c.Resident == resident && c.TemplateId == template.TemplateId && c.Left > 0, cancellation);
        if (consent is null || (consent.Account == Consent.MiniProgram && miniProgram is null) || !gates.IsOpen(Rungs.Subscription, clock.GetUtcNow()))
        {
            return null;
        }

        if (!await commit.Run(session => ConsentBook.TryTake(session, resident, template.TemplateId, clock.GetUtcNow()), cancellation))
        {
            return null;
        }

        var message = template with { OpenId = personalData.Open(consent.SealedOpenId) };
        var sent = consent.Account == Consent.MiniProgram
            ? await miniProgram!.SendSubscription(message, cancellation)
            : await account.SendSubscription(message, cancellation);
        var now = clock.GetUtcNow();
        tries.Add(Rungs.Subscription, sent.Error, now);
        if (sent.Error is not { } error)
        {
            return new SendResult.Sent(Rungs.Subscription);
        }

        if (error.Name == "SubscriptionRefused")
        {
            await commit.Run(session => ConsentBook.Clear(session, resident, template.TemplateId, now), cancellation);

            // A try before this one got no answer, and now nothing is left: it was that one that used the consent.
            var unanswered = await db.DeliveryAttempts.AnyAsync(
                a => a.DeliveryId == delivery.Id && a.Rung == Rungs.Subscription && a.Error != null && a.Error.StartsWith("Transport"), cancellation);
            return unanswered ? new SendResult.Sent(Rungs.Subscription) : null;
        }

        await commit.Run(session => ConsentBook.GiveBack(session, resident, template.TemplateId, now), cancellation);
        gates.Learn(Rungs.Subscription, error.Name, now);
        return error.Advice is Advice.Retry or Advice.RefreshToken ? new SendResult.Later(error.Name, CountsAsTry: true) : null;
    }
}
