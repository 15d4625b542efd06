using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Joining;

/// <summary>The whole product with the demo's own profile, in which residents are asked to go along with their neighbours.</summary>
public sealed class NeighbourRoad : IAsyncLifetime
{
    public RoadFixture Road { get; } = new(profile: null);

    public ValueTask InitializeAsync() => Road.InitializeAsync();

    public ValueTask DisposeAsync() => Road.DisposeAsync();
}
