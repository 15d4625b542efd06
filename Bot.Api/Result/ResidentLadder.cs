using Bot.Api.Conversations;
using Bot.Data.Accounts;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Result;

/// <summary>
/// The best door to a resident that is still open: customer-service message, subscription message, template message;
/// else kept for their next word. Who is known from the mini-program only has the second alone, and finds what was kept
/// among its notices. The platform's error by name decides what comes next; every rung tried is noted.
/// </summary>
public sealed class ResidentLadder(
    IDbContextFactory<BotDbContext> database,
    PersonalData personalData,
    OfficialAccountClient account,
    ResidentContexts contexts,
    ResultPhotos photos,
    SubscriptionRung subscriptions,
    TemplateRung templates,
    RungGates gates,
    Profile profile,
    TimeProvider clock)
{
    /// <summary>The page of the mini-program that a subscription message of it opens.</summary>
    private const string MiniPage = "pages/intake/intake?number=";

    public async Task<SendResult> SendAsync(Delivery delivery, Tries tries, CancellationToken cancellation)
    {
        var resident = Recipients.AsResident(delivery.Recipient)
            ?? throw new InvalidOperationException($"Delivery {delivery.Id} names no resident.");
        if (resident.StartsWith(ResidentErasure.Mark, StringComparison.Ordinal))
        {
            return new SendResult.GiveUp(ResidentErasure.Reason);
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var row = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Resident == resident, cancellation);
        var following = row is { Following: true };
        var closed = row is null ? "ResidentUnknown" : "NotFollowing";
        if (following)
        {
            var heard = new LastHeard(row!.LastContact, row.LastMessage).Or(contexts.LastHeard(resident));
            closed = gates.ClosedBy(Rungs.Customer, clock.GetUtcNow())
                ?? await CustomerWindow.ClosedByAsync(db, delivery.Recipient, heard, clock.GetUtcNow(), cancellation);
        }

        if (delivery.Purpose == Purposes.ResultPhoto)
        {
            return closed is null ? await photos.SendAsync(delivery, personalData.Open(row!.SealedOpenId), tries, cancellation) : new SendResult.GiveUp(closed);
        }

        if (closed is null && await CustomerAsync(db, delivery, personalData.Open(row!.SealedOpenId), tries, cancellation) is { } told)
        {
            return told;
        }

        return await NotifyAsync(db, delivery, resident, following ? personalData.Open(row!.SealedOpenId) : null, tries, cancellation)
            ?? (row is null && !await db.MiniAccounts.AnyAsync(a => a.Key == resident || a.LinkedTo == resident, cancellation) ? new SendResult.GiveUp(closed!) : new SendResult.Keep(tries.Attempts.Count > 0 ? tries.Attempts[^1].Error! : closed!));
    }

    private async Task<SendResult?> CustomerAsync(BotDbContext db, Delivery delivery, string openId, Tries tries, CancellationToken cancellation)
    {
        if (await db.Deliveries.AnyAsync(d => d.Recipient == delivery.Recipient && d.State == DeliveryState.Kept && d.Id < delivery.Id, cancellation))
        {
            return new SendResult.AfterOlder();
        }

        var sent = await account.SendCustomerText(openId, delivery.Body, cancellation);
        tries.Add(Rungs.Customer, sent.Error, clock.GetUtcNow());
        if (sent.Error is not { } error)
        {
            return new SendResult.Sent(Rungs.Customer);
        }

        gates.Learn(Rungs.Customer, error.Name, clock.GetUtcNow());
        return error switch
        {
            // Nobody is there to be told, by this door or any other.
            { Name: "InvalidOpenId" or "UserNotFound" } => new SendResult.GiveUp(error.Name),
            { Advice: Advice.Retry or Advice.RefreshToken } => new SendResult.Later(error.Name, CountsAsTry: true),
            _ => null,
        };
    }

    private async Task<SendResult?> NotifyAsync(
        BotDbContext db, Delivery delivery, string resident, string? openId, Tries tries, CancellationToken cancellation)
    {
        if (delivery.Purpose == Purposes.Rest || delivery.IntakeId == 0)
        {
            return null;
        }

        var set = profile.Templates;
        var (subscription, mini, template) = delivery.Purpose == Purposes.Result
            ? (set.SubscriptionResult, set.MiniResult, set.Result)
            : (set.SubscriptionProgress, set.MiniProgress, set.Progress);
        var message = new TemplateMessage(openId ?? "", "", Fields(delivery), Page: MiniPage + IntakeNumber.FromId(delivery.IntakeId));
        foreach (var id in new[] { subscription, mini }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await subscriptions.SendAsync(db, delivery, resident, message with { TemplateId = id }, tries, cancellation) is { } subscribed)
            {
                return subscribed;
            }
        }

        return template is null || openId is null ? null : await templates.SendAsync(delivery, message with { TemplateId = template }, tries, cancellation);
    }

    private static Dictionary<string, string> Fields(Delivery delivery)
    {
        var words = delivery.Body.ReplaceLineEndings(" ");
        return new(StringComparer.Ordinal)
        {
            ["character_string1"] = IntakeNumber.FromId(delivery.IntakeId).ToString(),
            ["thing2"] = words.Length <= 20 ? words : words[..19] + "…",
        };
    }
}
