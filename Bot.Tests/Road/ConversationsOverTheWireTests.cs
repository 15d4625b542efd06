using Bot.Tests.Conversations;
using Xunit;

namespace Bot.Tests.Road;

/// <summary>Every written conversation, through encrypted callbacks, on the running product.</summary>
public sealed class ConversationsOverTheWireTests(RoadFixture road)
{
    public static TheoryData<string> Titles => [.. ConversationScript.Files().Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Goes_as_written_over_the_wire(string title)
    {
        var file = ConversationScript.Files().Single(f => Path.GetFileNameWithoutExtension(f) == title);
        await ScriptRunner.Play(ConversationScript.Parse(file), new WireStage(road));
    }
}
