using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class OnBehalfTests
{
    [Theory]
    [InlineData("帮我妈报修一下，水管爆了", "母亲")]
    [InlineData("替我爸问问路灯啥时候修", "父亲")]
    [InlineData("替邻居王奶奶反映，楼道灯坏了", "邻居奶奶")]
    [InlineData("帮隔壁李大爷说一声，下水道堵了", "邻居大爷")]
    [InlineData("我家老人一个人住，水龙头坏了拧不紧", "老人")]
    [InlineData("我妈那边水管爆了", "母亲")]
    [InlineData("给俺爹报个修，电表坏了", "父亲")]
    [InlineData("我婆婆家楼道堆满杂物没人清", "婆婆")]
    public void Is_heard_without_a_name(string words, string whom) => Assert.Equal(whom, Draft(words).OnBehalfOf);

    [Theory]
    [InlineData("楼道没灯，我妈昨晚差点摔跤")]
    [InlineData("楼下路灯坏了三天了，老人晚上都不敢出门")]
    [InlineData("邻居天天半夜吵架")]
    [InlineData("孩子上学路上井盖坏了")]
    [InlineData("帮帮我们吧，下水道堵了")]
    [InlineData("帮助老人过马路的斑马线磨没了")]
    public void Is_not_heard_where_somebody_is_only_mentioned(string words) => Assert.Null(Draft(words).OnBehalfOf);

    [Fact]
    public void Home_is_not_taken_for_their_place_and_the_phone_is_asked_once()
    {
        var guide = new FakeGuide { HomeCode = "370481106226001" };
        var asked = Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text("帮我妈报修，水管爆了"), guide);
        Assert.IsType<ConversationState.AskedForPlace>(asked.Next);
        var phone = Conversation.Hear(asked.Next, new Incoming.Text("翠湖小区"), guide);
        Assert.IsType<ConversationState.AskedForPhone>(phone.Next);
        var summary = Conversation.Hear(phone.Next, new Incoming.Text("跳过"), guide);
        Assert.Contains("替您母亲报的", summary.Reply, StringComparison.Ordinal);
        var moved = Conversation.Hear(Conversation.Hear(summary.Next, new Incoming.Text("3"), guide).Next, new Incoming.Text("锦绣家园"), guide);
        Assert.IsType<ConversationState.AskedToConfirm>(moved.Next);
    }

    private static Draft Draft(string words) =>
        Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text(words), new FakeGuide()).Next.OpenDraft!;
}
