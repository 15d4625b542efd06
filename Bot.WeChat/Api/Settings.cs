using System.Text;

namespace Bot.WeChat.Api;

/// <summary>Where WeChat's API stands.</summary>
public sealed record WeChatEndpoint(Uri ApiBaseUrl)
{
    public static readonly Uri DefaultApiBaseUrl = new("https://api.weixin.qq.com");
    private static readonly Uri QrPages = new("https://mp.weixin.qq.com");
    private static readonly Uri LoginPages = new("https://open.weixin.qq.com");

    /// <summary>Whether calls go to something other than WeChat: then its pages stand there too.</summary>
    public bool IsOverridden => ApiBaseUrl != DefaultApiBaseUrl;

    /// <summary>Where the pictures of QR codes stand.</summary>
    public Uri QrBaseUrl => IsOverridden ? ApiBaseUrl : QrPages;

    /// <summary>Where the login page stands.</summary>
    public Uri AuthorizeBaseUrl => IsOverridden ? ApiBaseUrl : LoginPages;

    /// <summary>A path below a base that may have a path of its own.</summary>
    internal static Uri Below(Uri baseUrl, string pathAndQuery) => new(baseUrl.AbsoluteUri.TrimEnd('/') + pathAndQuery);
}

/// <summary>The official account (settings <c>WeChat:Mp:*</c>).</summary>
public sealed record MpSettings(string AppId, string AppSecret, string Token, string EncodingAESKey)
{
    // A record shows all its members; secrets are not for showing.
    private bool PrintMembers(StringBuilder to)
    {
        to.Append("AppId = ").Append(AppId);
        return true;
    }
}

/// <summary>The mini-program (settings <c>WeChat:MiniProgram:*</c>).</summary>
public sealed record MiniProgramSettings(string AppId, string AppSecret, string Token, string EncodingAESKey)
{
    private bool PrintMembers(StringBuilder to)
    {
        to.Append("AppId = ").Append(AppId);
        return true;
    }
}
