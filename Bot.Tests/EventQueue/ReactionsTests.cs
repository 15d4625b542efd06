using Bot.Api.EventQueue;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Xunit;

namespace Bot.Tests.EventQueue;

public sealed class ReactionsTests
{
    [Fact]
    public void Every_event_has_a_reaction() => Assert.Equal(EventTypes.All.Order(StringComparer.Ordinal), Reactions.Types.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_move_leaves_a_known_event_or_none() =>
        Assert.All(Enum.GetValues<Move>().Select(EventTypes.Of).OfType<string>(), type => Assert.Contains(type, EventTypes.All));
}
