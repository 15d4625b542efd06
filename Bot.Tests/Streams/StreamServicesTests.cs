using Bot.Api.Hosting;
using Bot.Api.Streams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Streams;

public sealed class StreamServicesTests
{
    [Fact]
    public void Without_redis_nothing_of_it_is_registered()
    {
        var services = new ServiceCollection();
        services.AddStreams(null);
        Assert.Empty(services);
        services.AddStreams("localhost");
        Assert.NotEmpty(services);
    }

    [Theory]
    [InlineData("redis://:made-up-secret@localhost:6379")]
    [InlineData("localhost:6379,pasword=made-up-secret")]
    [InlineData("localhost:made-up-secret")]
    [InlineData("localhost:99999,password=made-up-secret")]
    [InlineData(",")]
    public void An_address_that_cannot_be_read_is_refused_without_being_repeated(string given)
    {
        var refused = Assert.Throws<SettingsException>(() => new ServiceCollection().AddStreams(given));
        Assert.Contains("ConnectionStrings:Redis", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up-secret", refused.Message, StringComparison.Ordinal);
    }
}
