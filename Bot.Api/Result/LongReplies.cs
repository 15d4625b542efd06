using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Deliveries;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.WeChat.Callbacks;

namespace Bot.Api.Result;

/// <summary>What does not fit into 2,048 bytes of a passive reply follows as a message of its own, once.</summary>
public sealed class LongReplies(GroupCommit commit, PersonalData personalData, DeliverySignal signal, TimeProvider clock)
{
    public async Task QueueRestAsync(PlatformMessage message, string rest, CancellationToken cancellation)
    {
        var now = clock.GetChinaNow();
        var resident = personalData.ResidentKey(message.FromUser);
        var delivery = new Delivery
        {
            EventId = "reply:" + message.DeduplicationKey.Replace(message.FromUser, resident, StringComparison.Ordinal),
            Recipient = Recipients.Resident(resident),
            IntakeId = 0,
            Purpose = Purposes.Rest,
            Body = rest,
            CreatedAt = now,
            NextAt = now,
        };
        await commit.Run(session => session.TryInsert(delivery), cancellation);
        signal.Raise();
    }
}
