using System.Security.Cryptography;
using Bot.Api.Hosting;
using Bot.WeChat;
using Bot.WeChat.Callbacks;
using Bot.WeChat.Crypto;

namespace Bot.Api.WeChat;

/// <summary>The platform's clients and its callback doors.</summary>
public static class PlatformServices
{
    public static void AddPlatform(this IServiceCollection services, ConfigurationManager configuration, IHostEnvironment environment)
    {
        FillForDevelopment(configuration, environment);
        try
        {
            services.AddWeChat(configuration);
        }
        catch (ArgumentException fault)
        {
            throw new SettingsException(fault.Message);
        }

        services.AddSingleton(s => new MpCallback(
            Reader(s, s.GetRequiredKeyedService<CallbackCrypto>(WeChatServices.MpDoor)),
            s.GetRequiredKeyedService<CallbackCrypto>(WeChatServices.MpDoor),
            s.GetRequiredService<Conversations.TurnPipeline>(),
            s.GetRequiredService<Result.LongReplies>(),
            s.GetRequiredService<PlatformNotices>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<MpCallback>>()));
        services.AddSingleton(s => new MiniCallback(
            s.GetKeyedService<CallbackCrypto>(WeChatServices.MiniDoor) is { } crypto ? Reader(s, crypto) : null,
            s.GetRequiredService<PlatformNotices>(),
            s.GetRequiredService<ILogger<MiniCallback>>()));
        services.AddSingleton<PlatformNotices>();
        services.AddHostedService<MenuPublisher>();
    }

    /// <summary>A moved clock moves deadlines, not the wire: a callback fresh by either clock is fresh.</summary>
    private static CallbackReader Reader(IServiceProvider services, CallbackCrypto crypto)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        return new CallbackReader(crypto, clock, (clock as MovableClock)?.Wire);
    }

    /// <summary>In Development the bot starts without an account, on secrets nobody knows, so that pages and APIs can be worked on.</summary>
    private static void FillForDevelopment(ConfigurationManager configuration, IHostEnvironment environment)
    {
        var missing = WeChatServices.Missing(configuration);
        if (missing.Count == 0)
        {
            return;
        }

        if (!environment.IsDevelopment())
        {
            throw new SettingsException($"Missing settings: {string.Join(", ", missing)}.");
        }

        configuration.AddInMemoryCollection(missing.Select(name => KeyValuePair.Create(name, (string?)Made(name))));
    }

    private static string Made(string name) => name.EndsWith("EncodingAESKey", StringComparison.Ordinal)
        ? Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=')
        : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
