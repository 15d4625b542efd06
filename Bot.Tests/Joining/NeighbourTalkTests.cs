using Bot.Tests.Conversations;
using Bot.Tests.Dialogs;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Joining;

/// <summary>The written conversations with a neighbour in them, purely and through encrypted callbacks.</summary>
public sealed class NeighbourTalkTests(NeighbourRoad neighbours) : IClassFixture<NeighbourRoad>
{
    private const int AtLeast = 8;

    public static TheoryData<string> Titles => [.. ConversationScript.WithNeighbours().Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Titles))]
    public Task Goes_as_written_with_the_dialogs_alone(string title) => ScriptRunner.Play(Script(title), new PureStage());

    [Theory]
    [MemberData(nameof(Titles))]
    public Task Goes_as_written_over_the_wire(string title) => ScriptRunner.Play(Script(title), new WireStage(neighbours.Road));

    [Fact]
    public void There_are_enough_of_them() => Assert.True(ConversationScript.WithNeighbours().Count() >= AtLeast);

    private static ConversationScript Script(string title) =>
        ConversationScript.Parse(ConversationScript.WithNeighbours().Single(f => Path.GetFileNameWithoutExtension(f) == title));
}
