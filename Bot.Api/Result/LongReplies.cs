using System.Globalization;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Deliveries;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.WeChat.Callbacks;

namespace Bot.Api.Result;

/// <summary>What does not fit into 2,048 bytes of a passive reply follows in messages of its own, each of which fits, once.</summary>
public sealed class LongReplies(GroupCommit commit, PersonalData personalData, DeliverySignal signal, TimeProvider clock)
{
    public async Task QueueRestAsync(PlatformMessage message, string rest, CancellationToken cancellation)
    {
        var now = clock.GetChinaNow();
        var resident = personalData.ResidentKey(message.FromUser);
        var eventId = "reply:" + message.DeduplicationKey.Replace(message.FromUser, resident, StringComparison.Ordinal);
        List<Delivery> parts = [];
        for (string? left = rest; left is not null;)
        {
            (var part, left) = ReplyText.Split(left);
            parts.Add(new Delivery
            {
                EventId = parts.Count == 0 ? eventId : string.Create(CultureInfo.InvariantCulture, $"{eventId}:{parts.Count}"),
                Recipient = Recipients.Resident(resident),
                IntakeId = 0,
                Purpose = Purposes.Rest,
                Body = part,
                CreatedAt = now,
                NextAt = now,
            });
        }

        await commit.Run(session => parts.ForEach(p => session.TryInsert(p)), cancellation);
        signal.Raise();
    }
}
