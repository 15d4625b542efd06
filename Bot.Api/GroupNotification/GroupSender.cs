using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.WeChat.Api;
using Bot.WeChat.WeCom;

namespace Bot.Api.GroupNotification;

/// <summary>Takes one delivery into a grid group, within the robot's minute.</summary>
public sealed class GroupSender(GroupRobotClient robots, RobotLimiter limiter, TimeProvider clock)
{
    public const string Channel = "group";

    public async Task<SendResult> SendAsync(Delivery delivery, string robot, CancellationToken cancellation)
    {
        if (limiter.TryTake(robot, clock.GetUtcNow()) is { } free)
        {
            return new SendResult.Later("RobotMinuteFull", CountsAsTry: false, NotBefore: free);
        }

        var result = delivery.Purpose == Purposes.Card
            ? await robots.SendTemplateCard(robot, Card(delivery), cancellation)
            : await robots.SendMarkdown(robot, Markdown(delivery), cancellation);
        return result.Error switch
        {
            null => new SendResult.Sent(Channel),
            { Advice: Advice.Retry or Advice.RefreshToken } error => new SendResult.Later(error.Name, CountsAsTry: true),
            { } error => new SendResult.GiveUp(error.Name),
        };
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
}
