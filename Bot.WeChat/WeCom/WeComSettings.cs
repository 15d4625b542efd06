using System.Text;

namespace Bot.WeChat.WeCom;

/// <summary>The organisation's WeCom app (settings <c>WeCom:*</c>).</summary>
/// <param name="AuthorizeBaseUrl">Where the login page stands; null for where it usually does.</param>
public sealed record WeComSettings(string CorpId, string AgentId, string Secret, Uri ApiBaseUrl, Uri? AuthorizeBaseUrl = null)
{
    public static readonly Uri DefaultApiBaseUrl = new("https://qyapi.weixin.qq.com");
    private static readonly Uri LoginPages = new("https://open.weixin.qq.com");

    /// <summary>Where the login page stands: beside the API when that is not WeCom's own.</summary>
    public Uri LoginBaseUrl => AuthorizeBaseUrl ?? (ApiBaseUrl == DefaultApiBaseUrl ? LoginPages : ApiBaseUrl);

    private bool PrintMembers(StringBuilder to)
    {
        to.Append("CorpId = ").Append(CorpId).Append(", AgentId = ").Append(AgentId);
        return true;
    }
}

/// <summary>Where WeCom's API stands, for robots, which need nothing else.</summary>
public sealed record WeComEndpoint(Uri ApiBaseUrl);
