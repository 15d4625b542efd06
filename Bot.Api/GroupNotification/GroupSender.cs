using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.WeChat.Api;
using Bot.WeChat.Callbacks;
using Bot.WeChat.WeCom;

namespace Bot.Api.GroupNotification;

/// <summary>Takes one delivery into a grid group. Its place in the robot's minute was taken when it was leased.</summary>
public sealed class GroupSender(GroupRobotClient robots, RobotLimiter limiter, TimeProvider clock)
{
    public async Task<SendResult> SendAsync(Delivery delivery, string robot, Tries tries, CancellationToken cancellation)
    {
        var error = await OnceAsync(robot, tries, () => delivery.Purpose == Purposes.Card
            ? robots.SendTemplateCard(robot, Card(delivery), cancellation)
            : robots.SendMarkdown(robot, Markdown(delivery), cancellation));
        if (error is not null && RobotErrors.IsOfTheMessage(error) && delivery.Purpose != Purposes.Digest)
        {
            // Its form is refused, not the robot: the plain words, once.
            if (limiter.TryTake(robot, delivery.Urgent, clock.GetUtcNow()) is { } place)
            {
                return new SendResult.Later(error.Name, CountsAsTry: true, NotBefore: place);
            }

            error = await OnceAsync(robot, tries, () => robots.SendText(robot, Plain(delivery), [], [], cancellation));
        }

        return error switch
        {
            null => new SendResult.Sent(Rungs.Group),
            { Name: "RobotFrequencyLimit" } => new SendResult.Later(error.Name, CountsAsTry: true, NotBefore: limiter.Fill(robot, clock.GetUtcNow())),
            { Advice: Advice.Retry or Advice.RefreshToken } => new SendResult.Later(error.Name, CountsAsTry: true),
            _ when RobotErrors.IsOfTheMessage(error) => new SendResult.GiveUp(error.Name),
            _ => new SendResult.RobotDown(error.Name),
        };
    }

    private async Task<PlatformError?> OnceAsync(string robot, Tries tries, Func<Task<PlatformResult>> send)
    {
        try
        {
            var result = await send();
            tries.Add(Rungs.Group, result.Error, clock.GetUtcNow());
            return result.Error;
        }
        finally
        {
            limiter.Done(robot, clock.GetUtcNow());
        }
    }

    private static TextNoticeCard Card(Delivery delivery)
    {
        var card = GroupCard.Parse(delivery.Body);
        var link = new Uri(delivery.Link!);
        return new TextNoticeCard(
            card.Title,
            card.Number,
            card.Words,
            [new CardRow("在哪里", card.Place), new CardRow("急不急", card.Urgent ? "紧急" : "一般"), new CardRow("最晚答复", card.Due)],
            [new CardLink("打开处理", link)],
            link);
    }

    private static string Markdown(Delivery delivery) =>
        delivery.Link is null ? delivery.Body : $"{delivery.Body}\n[打开处理]({delivery.Link})";

    /// <summary>Number, link and as many of the words as a text may hold.</summary>
    private static string Plain(Delivery delivery)
    {
        const int linkBytes = 256;
        var words = delivery.Body;
        if (delivery.Purpose == Purposes.Card)
        {
            var card = GroupCard.Parse(delivery.Body);
            words = $"{card.Title}\n{card.Number}\n在哪里：{card.Place}\n最晚答复：{card.Due}\n{card.Words}";
        }

        return ReplyText.Split(words, ApiLimits.RobotTextBytes - linkBytes).Passive + (delivery.Link is null ? "" : "\n" + delivery.Link);
    }
}
