using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

/// <summary>Two problems in one message: taken apart where both are sure, and nothing of the words is lost either way.</summary>
public sealed class TwoMattersTests
{
    [Theory]
    [InlineData("路灯坏了，还有隔壁垃圾堆成山", "路灯坏了", "隔壁垃圾堆成山")]
    [InlineData("垃圾桶满了没人清运。另外半夜广场舞太吵", "垃圾桶满了没人清运", "半夜广场舞太吵")]
    [InlineData("下水道堵了；广场舞太吵", "下水道堵了", "广场舞太吵")]
    [InlineData("井盖没了 再就是狗叫扰民 天天叫", "井盖没了", "狗叫扰民 天天叫")]
    public void Become_two_drafts_that_hold_every_word(string words, string first, string second)
    {
        var draft = Hear(words);
        Assert.Equal((first, second), (draft.Text, draft.Later?.Text));
        Assert.True(draft.Later!.IsAlso);
        Assert.NotEqual(draft.Item, draft.Later.Item);
    }

    [Theory]
    [InlineData("路灯坏了三天了。老人晚上都不敢出门。没人管")]
    [InlineData("路灯坏了，还有垃圾没人收，还有广场舞太吵")]
    [InlineData("反映三件事：路灯坏了，另外垃圾没人收，还有狗叫")]
    [InlineData("反映三件事：路灯坏了，另外隔壁垃圾堆成山")]
    [InlineData("路灯坏了还有没有人管")]
    [InlineData("路灯坏了，垃圾堆得路都走不过去")]
    [InlineData("下水道堵了，还有下水道盖板也破了")]
    [InlineData("楼上漏水，还有那个东西也不行了")]
    public void Stay_one_whole_where_it_is_not_sure(string words)
    {
        var draft = Hear(words);
        Assert.Equal((words, null), (draft.Text, draft.Later));
    }

    [Theory]
    [InlineData("举报 路灯坏了，还有隔壁垃圾堆成山")]
    [InlineData("网格员态度差不管事，还有隔壁垃圾堆成山")]
    [InlineData("保密：路灯坏了，还有隔壁垃圾堆成山")]
    public void Stay_together_where_it_is_sealed_or_about_somebody(string words) => Assert.Null(Hear(words).Later);

    [Fact]
    public void The_second_is_reported_for_the_same_person_under_the_same_number()
    {
        var draft = Hear("帮我妈报一下，翠湖小区路灯坏了，还有隔壁垃圾堆成山了，电话13200001234");
        Assert.Equal(("母亲", "13200001234"), (draft.Later?.OnBehalfOf, draft.Later?.Phone));
    }

    private static Draft Hear(string words) => Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text(words), new FakeGuide()).Next.OpenDraft!;
}
