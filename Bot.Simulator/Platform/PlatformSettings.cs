using System.Security.Cryptography;

namespace Bot.Simulator.Platform;

/// <summary>How callbacks are put on the wire (消息加解密方式).</summary>
public enum CallbackMode
{
    /// <summary>安全模式: encrypted only.</summary>
    Safe,

    /// <summary>兼容模式: plain and encrypted side by side.</summary>
    Compatible,

    /// <summary>明文模式.</summary>
    Plain,
}

/// <summary>The identity of one account on the platform and the secrets it shares with the bot.</summary>
public sealed record PlatformAccount(string AppId, string AppSecret, string Token, string EncodingAesKey)
{
    /// <summary>A new account with random secrets; <paramref name="appId"/> is shown in the page.</summary>
    public static PlatformAccount Random(string appId) =>
        new(appId, Secret(32), Secret(24), EncodingKey());

    private static string Secret(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);

    // 43 letters and digits that become 32 bytes when one '=' is put behind them (消息加解密说明).
    private static string EncodingKey()
    {
        while (true)
        {
            var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=');
            if (key.All(char.IsAsciiLetterOrDigit))
            {
                return key;
            }
        }
    }
}

/// <summary>Who the platform and its accounts are, and how patient its wire is. Secrets are new at every start.</summary>
public sealed record PlatformSettings
{
    /// <summary>The official account (服务号).</summary>
    public PlatformAccount OfficialAccount { get; init; } = PlatformAccount.Random("wxdemo0000000001");

    /// <summary>The mini-program of the same owner.</summary>
    public PlatformAccount MiniProgram { get; init; } = PlatformAccount.Random("wxdemo0000000002");

    /// <summary>The WeCom corporation (企业ID).</summary>
    public string CorpId { get; init; } = "wwdemo0000000003";

    /// <summary>The WeCom application's number.</summary>
    public string AgentId { get; init; } = "1000002";

    /// <summary>The WeCom application's secret.</summary>
    public string CorpSecret { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The original id of the official account, <c>ToUserName</c> of every callback.</summary>
    public string OriginalId { get; init; } = "gh_demo00000001";

    /// <summary>How callbacks are put on the wire.</summary>
    public CallbackMode Mode { get; init; } = CallbackMode.Safe;

    /// <summary>Patience for one try of a callback, in real time. WeChat: 5 s.</summary>
    public TimeSpan CallbackTimeout { get; init; } = PlatformLimits.CallbackTimeout;

    /// <summary>Templates the accounts own: id to title. Any other id is answered 40037.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["demo-template-result"] = "办理结果通知",
        ["demo-template-progress"] = "办理进度通知",
        ["demo-subscription-result"] = "诉求办理结果提醒",
        ["demo-subscription-progress"] = "诉求办理进度提醒",
    };

    /// <summary>Keys of the bot's own API handed to it under a name.</summary>
    public string DemoApiKey { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The settings a bot needs to live on this platform, in <c>:</c> form. The folder and database are the caller's to add.</summary>
    public Dictionary<string, string?> ForBot(Uri platform, Uri bot)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(bot);
        return new(StringComparer.OrdinalIgnoreCase)
        {
            ["WeChat:Mp:AppId"] = OfficialAccount.AppId,
            ["WeChat:Mp:AppSecret"] = OfficialAccount.AppSecret,
            ["WeChat:Mp:Token"] = OfficialAccount.Token,
            ["WeChat:Mp:EncodingAESKey"] = OfficialAccount.EncodingAesKey,
            ["WeChat:MiniProgram:AppId"] = MiniProgram.AppId,
            ["WeChat:MiniProgram:AppSecret"] = MiniProgram.AppSecret,
            ["WeChat:MiniProgram:Token"] = MiniProgram.Token,
            ["WeChat:MiniProgram:EncodingAESKey"] = MiniProgram.EncodingAesKey,
            ["WeChat:ApiBaseUrl"] = platform.GetLeftPart(UriPartial.Authority),
            ["WeCom:CorpId"] = CorpId,
            ["WeCom:AgentId"] = AgentId,
            ["WeCom:Secret"] = CorpSecret,
            ["WeCom:ApiBaseUrl"] = platform.GetLeftPart(UriPartial.Authority),
            ["Bot:PublicBaseUrl"] = bot.GetLeftPart(UriPartial.Authority),
            ["Bot:ResidentPages"] = "true",
            ["Bot:ApiKeys:demo"] = DemoApiKey,
            ["Bot:FrameAncestor"] = platform.GetLeftPart(UriPartial.Authority),
        };
    }
}
