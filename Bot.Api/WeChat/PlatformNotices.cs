using Bot.Api.MiniProgram.Safety;
using Bot.Api.Result;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Consents;
using Bot.Data.Conversations;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.WeChat.Callbacks;

namespace Bot.Api.WeChat;

/// <summary>
/// What the platform tells about subscriptions and about messages it took from us (WeChat docs: 订阅通知 事件推送,
/// 模板消息 事件推送). Nobody is answered. The platform tells things up to three times, so what counts is counted once.
/// </summary>
public sealed class PlatformNotices(GroupCommit commit, PersonalData personalData, TemplateEnds ends, SafetyBook checks, TimeProvider clock, ILogger<PlatformNotices> log)
{
    /// <param name="account">Which account was told: <see cref="Consent.OfficialAccount"/> or <see cref="Consent.MiniProgram"/>.</param>
    public async ValueTask TakeAsync(PlatformMessage message, string account, CancellationToken cancellation)
    {
        switch (message)
        {
            case SubscriptionPopupEvent { FromUser.Length: > 0 } popup:
                // A refusal in the popup takes back nothing that was allowed before.
                await CountAsync(popup, account, popup.Choices.Where(c => c.IsAccepted), Give, cancellation);
                break;
            case SubscriptionChangeEvent { FromUser.Length: > 0 } change:
                await CountAsync(change, account, change.Choices.Where(c => !c.IsAccepted), Clear, cancellation);
                break;
            case SubscriptionSentEvent sent:
                foreach (var failed in sent.Sent.Where(s => s.ErrorCode != 0))
                {
                    log.LogWarning("A subscription message did not arrive: {Code} {Status}", failed.ErrorCode, failed.ErrorStatus);
                }

                break;
            case TemplateSentEvent { IsDelivered: false } template:
                log.LogWarning("A template message did not arrive: {Status}", template.Status);
                await ends.FailedAsync(template.MsgId, cancellation);
                break;
            case MediaCheckEvent check:
                await checks.HeardAsync(check, cancellation);
                break;
            default:
                break;
        }
    }

    private async Task CountAsync(
        PlatformMessage message, string account, IEnumerable<SubscriptionChoice> choices, Action<WriteSession, Consent> count, CancellationToken cancellation)
    {
        var now = clock.GetChinaNow();
        var resident = personalData.ResidentKey(message.FromUser);
        var seen = new SeenMessage
        {
            Key = $"{account}:{message.DeduplicationKey.Replace(message.FromUser, resident, StringComparison.Ordinal)}",
            Resident = resident,
            Reply = "",
            At = now,
        };
        var openId = personalData.Seal(message.FromUser);
        var consents = choices.Select(choice => (Func<string, Consent>)(carrier => new Consent
        {
            Resident = carrier,
            TemplateId = choice.TemplateId,
            Account = account,
            SealedOpenId = openId,
            Left = 1,
            ChangedAt = now,
        })).ToList();
        await commit.Run(
            session =>
            {
                if (session.TryInsert(seen))
                {
                    // Whoever is linked to the official account has all rows under that key.
                    var carrier = account == Consent.MiniProgram ? MiniKeys.Resident(session, resident) : resident;
                    consents.ForEach(c => count(session, c(carrier)));
                }
            },
            cancellation);
    }

    private static void Give(WriteSession session, Consent consent)
    {
        if (consent.Account == Consent.MiniProgram)
        {
            ConsentBook.Tell(session, consent, byPlatform: true);
        }
        else
        {
            ConsentBook.Give(session, consent);
        }
    }

    private static void Clear(WriteSession session, Consent consent) =>
        ConsentBook.Clear(session, consent.Resident, consent.TemplateId, consent.ChangedAt);
}
