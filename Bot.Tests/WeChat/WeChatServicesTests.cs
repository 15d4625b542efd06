using Bot.WeChat;
using Bot.WeChat.Api;
using Bot.WeChat.Crypto;
using Bot.WeChat.WeCom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class WeChatServicesTests
{
    [Fact]
    public void Without_settings_only_the_robots_are_there_and_what_is_missing_is_named()
    {
        var configuration = new ConfigurationBuilder().Build();
        using var services = Build([]);
        Assert.Null(services.GetService<OfficialAccountClient>());
        Assert.Null(services.GetService<MiniProgramClient>());
        Assert.Null(services.GetService<WeComClient>());
        Assert.NotNull(services.GetService<GroupRobotClient>());
        Assert.Equal(["WeChat:Mp:AppId", "WeChat:Mp:AppSecret", "WeChat:Mp:Token", "WeChat:Mp:EncodingAESKey"], WeChatServices.Missing(configuration));
        Assert.Equal("api.weixin.qq.com", services.GetRequiredService<WeChatEndpoint>().ApiBaseUrl.Host);
    }

    [Fact]
    public void With_settings_everything_is_there()
    {
        using var services = Build(LoopbackPlatform.Settings(null));
        Assert.NotNull(services.GetService<OfficialAccountClient>());
        Assert.NotNull(services.GetService<OAuth2>());
        Assert.NotNull(services.GetService<MiniProgramClient>());
        Assert.NotNull(services.GetService<WeComClient>());
        Assert.NotSame(services.GetKeyedService<CallbackCrypto>(WeChatServices.MpDoor), services.GetKeyedService<CallbackCrypto>(WeChatServices.MiniDoor));
    }

    [Theory]
    [InlineData("WeChat:Mp:AppSecret", null)]
    [InlineData("WeChat:MiniProgram:Token", "")]
    [InlineData("WeCom:AgentId", null)]
    [InlineData("WeChat:ApiBaseUrl", "ftp://x")]
    [InlineData("WeCom:ApiBaseUrl", "not an address")]
    public void A_section_in_part_or_a_malformed_value_is_refused_by_name(string key, string? value)
    {
        var settings = LoopbackPlatform.Settings(null);
        settings[key] = value;
        Assert.Contains(key, Assert.Throws<ArgumentException>(() => Build(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_malformed_key_is_refused_with_its_section()
    {
        var settings = LoopbackPlatform.Settings(null);
        settings["WeChat:MiniProgram:EncodingAESKey"] = "short";
        var message = Assert.Throws<ArgumentException>(() => Build(settings)).Message;
        Assert.Contains("WeChat:MiniProgram", message, StringComparison.Ordinal);
        Assert.Contains("EncodingAESKey", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_do_not_show_their_secrets()
    {
        var shown = new MpSettings("wx1", "secret1", "token1", "key1") + " " + new MiniProgramSettings("wx2", "secret2", "token2", "key2");
        foreach (var secret in new[] { "secret1", "token1", "key1", "secret2", "token2", "key2" })
        {
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        }
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FixedClock(Sample.Now));
        services.AddWeChat(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }
}
