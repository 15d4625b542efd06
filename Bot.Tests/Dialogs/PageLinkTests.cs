using System.Text;
using Bot.Dialogs;
using Bot.Dialogs.Rating;
using Bot.Dialogs.Tracking;
using Xunit;

namespace Bot.Tests.Dialogs;

/// <summary>The line in messages that leads to the pages.</summary>
public sealed class PageLinkTests
{
    private const string Pages = "https://bot.example.com/my/intakes/";

    [Fact]
    public void Without_pages_nothing_is_said_of_them() =>
        Assert.Equal("办好了", PageLink.In("办好了", "点开看", "WG-20260101-000001", null));

    [Fact]
    public void A_message_never_grows_past_what_WeChat_takes_for_a_link()
    {
        for (var length = 600; length < 690; length++)
        {
            var message = PageLink.In(new string('长', length), "点开看", Turn.NumberMark, Pages).Replace(Turn.NumberMark, "WG-20260101-000001", StringComparison.Ordinal);
            Assert.True(Encoding.UTF8.GetByteCount(message) <= Math.Max(DialogLimits.ReplyBytes, length * 3));
        }
    }

    [Fact]
    public void The_question_stands_last_in_a_result()
    {
        var result = RatingWords.Result("WG-20260101-000001", "市政设施", "修好了", 1, Pages);
        Assert.Contains(Pages + "WG-20260101-000001", result, StringComparison.Ordinal);
        Assert.EndsWith(RatingWords.Choices, result, StringComparison.Ordinal);
        Assert.DoesNotContain("http", RatingWords.Result("WG-20260101-000001", "市政设施", "修好了", 1), StringComparison.Ordinal);
    }
}
