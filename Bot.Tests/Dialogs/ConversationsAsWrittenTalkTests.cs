using Bot.Tests.Conversations;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class ConversationsAsWrittenTalkTests
{
    private const int AtLeast = 180;

    public static TheoryData<string> Titles => [.. ConversationScript.Files().Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Goes_as_written_with_the_dialogs_alone(string title)
    {
        var file = ConversationScript.Files().Single(f => Path.GetFileNameWithoutExtension(f) == title);
        await ScriptRunner.Play(ConversationScript.Parse(file), new PureStage());
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.True(ConversationScript.Files().Count() >= AtLeast);

    [Fact]
    public void Half_of_them_are_as_untidy_as_people_write() =>
        Assert.True(ConversationScript.Files().Count(ConversationScript.IsUntidy) * 2 >= ConversationScript.Files().Count());

    [Fact]
    public void What_is_wanted_can_be_read() =>
        Assert.All(ConversationScript.Wanted(), file => Assert.NotEmpty(ConversationScript.Parse(file).Lines));

    [Fact]
    public async Task A_script_whose_reply_is_not_given_fails()
    {
        var script = new ConversationScript("wrong", [new ScriptLine.Says(1, "帮助"), new ScriptLine.Reply(2, ["没有这句话"], false)]);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => ScriptRunner.Play(script, new PureStage()));
    }
}
