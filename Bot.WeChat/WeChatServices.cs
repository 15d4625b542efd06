using Bot.WeChat.Api;
using Bot.WeChat.Crypto;
using Bot.WeChat.WeCom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.WeChat;

/// <summary>
/// Puts the platform's clients into a host. What is not configured is not registered: ask for it as optional.
/// Needs a <see cref="TimeProvider"/> in the same collection.
/// </summary>
public static class WeChatServices
{
    /// <summary>Key of the official account's <see cref="CallbackCrypto"/>.</summary>
    public const string MpDoor = "mp";

    /// <summary>Key of the mini-program's <see cref="CallbackCrypto"/>.</summary>
    public const string MiniDoor = "mini";

    private const string MpSection = "WeChat:Mp";
    private const string MiniSection = "WeChat:MiniProgram";
    private const string WeChatClient = "wechat";
    private const string WeComHttpClient = "wecom";

    private static readonly string[] AccountKeys = ["AppId", "AppSecret", "Token", "EncodingAESKey"];
    private static readonly string[] WeComKeys = ["CorpId", "AgentId", "Secret"];

    /// <summary>Names of the settings of the official account that are missing: the bot cannot do without.</summary>
    public static IReadOnlyList<string> Missing(IConfiguration configuration) => MissingIn(configuration.GetSection(MpSection), AccountKeys);

    /// <summary>Registers settings, crypto and clients.</summary>
    /// <exception cref="ArgumentException">A section is there in part, or a value is malformed; the message names the settings.</exception>
    public static IServiceCollection AddWeChat(this IServiceCollection services, IConfiguration configuration)
    {
        var endpoint = new WeChatEndpoint(Address(configuration, "WeChat:ApiBaseUrl", WeChatEndpoint.DefaultApiBaseUrl));
        services.AddSingleton(endpoint);
        AddHttp(services, WeChatClient);
        AddHttp(services, WeComHttpClient);
        if (IsThere(configuration.GetSection(MpSection), AccountKeys))
        {
            AddOfficialAccount(services, configuration.GetSection(MpSection));
        }

        if (IsThere(configuration.GetSection(MiniSection), AccountKeys))
        {
            AddMiniProgram(services, configuration.GetSection(MiniSection));
        }

        AddWeCom(services, configuration);
        return services;
    }

    private static void AddOfficialAccount(IServiceCollection services, IConfigurationSection section)
    {
        var settings = new MpSettings(section["AppId"]!, section["AppSecret"]!, section["Token"]!, section["EncodingAESKey"]!);
        services.AddSingleton(settings);
        services.AddKeyedSingleton(MpDoor, Crypto(section, settings.Token, settings.EncodingAESKey, settings.AppId));
        services.AddSingleton(s => new OfficialAccountClient(
            Http(s, WeChatClient), s.GetRequiredService<WeChatEndpoint>(), settings, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new OAuth2(Http(s, WeChatClient), s.GetRequiredService<WeChatEndpoint>(), settings));
    }

    private static void AddMiniProgram(IServiceCollection services, IConfigurationSection section)
    {
        var settings = new MiniProgramSettings(section["AppId"]!, section["AppSecret"]!, section["Token"]!, section["EncodingAESKey"]!);
        services.AddSingleton(settings);
        services.AddKeyedSingleton(MiniDoor, Crypto(section, settings.Token, settings.EncodingAESKey, settings.AppId));
        services.AddSingleton(s => new MiniProgramClient(
            Http(s, WeChatClient), s.GetRequiredService<WeChatEndpoint>(), settings, s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Robots need only their keys, which come with the grids: their client is always there.</summary>
    private static void AddWeCom(IServiceCollection services, IConfiguration configuration)
    {
        var api = Address(configuration, "WeCom:ApiBaseUrl", WeComSettings.DefaultApiBaseUrl);
        services.AddSingleton(new WeComEndpoint(api));
        services.AddSingleton(s => new GroupRobotClient(Http(s, WeComHttpClient), s.GetRequiredService<WeComEndpoint>()));
        var section = configuration.GetSection("WeCom");
        if (!IsThere(section, WeComKeys))
        {
            return;
        }

        var login = string.IsNullOrWhiteSpace(section["AuthorizeBaseUrl"]) ? null : Address(configuration, "WeCom:AuthorizeBaseUrl", api);
        var settings = new WeComSettings(section["CorpId"]!, section["AgentId"]!, section["Secret"]!, api, login);
        services.AddSingleton(settings);
        services.AddSingleton(s => new WeComClient(Http(s, WeComHttpClient), settings, s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>
    /// The clients live as long as the host, so connections, not handlers, are renewed. Without loggers, because addresses carry
    /// tokens; without redirects, because a redirect would carry them elsewhere.
    /// </summary>
    private static void AddHttp(IServiceCollection services, string name) => services.AddHttpClient(name)
        .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ApiLimits.ConnectTimeout,
            MaxConnectionsPerServer = ApiLimits.ConnectionsPerServer,
            PooledConnectionLifetime = ApiLimits.ConnectionLifetime,
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    private static HttpClient Http(IServiceProvider services, string name) => services.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    private static CallbackCrypto Crypto(IConfigurationSection section, string token, string key, string appId)
    {
        try
        {
            return new CallbackCrypto(token, key, appId);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{section.Path}: {e.Message}", nameof(section), e);
        }
    }

    private static Uri Address(IConfiguration configuration, string key, Uri otherwise)
    {
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ArgumentException($"{key} must be an http or https address.", nameof(configuration));
    }

    private static bool IsThere(IConfigurationSection section, string[] keys)
    {
        var missing = MissingIn(section, keys);
        if (missing.Count > 0 && missing.Count < keys.Length)
        {
            throw new ArgumentException($"Settings are missing: {string.Join(", ", missing)}.", nameof(section));
        }

        return missing.Count == 0;
    }

    private static List<string> MissingIn(IConfigurationSection section, string[] keys) =>
        [.. keys.Where(key => string.IsNullOrWhiteSpace(section[key])).Select(key => $"{section.Path}:{key}")];
}
