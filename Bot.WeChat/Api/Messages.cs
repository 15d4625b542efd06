namespace Bot.WeChat.Api;

/// <summary>A template or subscription message.</summary>
/// <param name="OpenId">To whom.</param>
/// <param name="TemplateId">Which template.</param>
/// <param name="Values">The template's fields (<c>thing1</c>, <c>time2</c>, …) and what stands in them.</param>
/// <param name="Url">The page it opens, official account only.</param>
/// <param name="MiniProgram">The mini-program page it opens instead, official account only.</param>
/// <param name="Page">The page of the mini-program it opens, mini-program only.</param>
/// <param name="ClientMessageId">Template messages only: the platform drops a second message with the same id (32 characters).</param>
public sealed record TemplateMessage(
    string OpenId,
    string TemplateId,
    IReadOnlyDictionary<string, string> Values,
    string? Url = null,
    MiniProgramPage? MiniProgram = null,
    string? Page = null,
    string? ClientMessageId = null);

/// <summary>A page of a linked mini-program.</summary>
public sealed record MiniProgramPage(string AppId, string Path);

/// <summary>An entry of the account's menu. One with <paramref name="Children"/> only opens them.</summary>
/// <param name="Type"><c>click</c>, <c>view</c>, <c>location_select</c>, … ; empty for one with children.</param>
public sealed record MenuButton(string Name, string Type = "", string? Key = null, string? Url = null, IReadOnlyList<MenuButton>? Children = null)
{
    public static MenuButton Click(string name, string key) => new(name, "click", key);

    public static MenuButton View(string name, string url) => new(name, "view", Url: url);
}

/// <summary>A QR code with a scene: its picture stands at <paramref name="Picture"/>, its content is <paramref name="Content"/>.</summary>
public sealed record QrCode(string Ticket, Uri Picture, string Content, TimeSpan? Life);

/// <summary>What the account may know of a person.</summary>
public sealed record UserInfo(string OpenId, bool IsFollowing, string? UnionId, DateTimeOffset? Since, string? SubscribeScene, string? QrScene);

/// <summary>Media that was fetched: its kind as the platform named it, its file name if it gave one, its size in bytes.</summary>
public sealed record DownloadedMedia(string ContentType, string? FileName, long Length);

/// <summary>Media put up for three days.</summary>
public sealed record UploadedMedia(string MediaId, string Type, DateTimeOffset CreatedAt);

/// <summary>What a safety check of words says: <c>pass</c>, <c>review</c> or <c>risky</c>, and the label's number.</summary>
public sealed record TextCheck(string Suggest, int Label, string TraceId)
{
    public bool IsClean => string.Equals(Suggest, "pass", StringComparison.Ordinal);

    public bool IsRisky => string.Equals(Suggest, "risky", StringComparison.Ordinal);
}

/// <summary>Where checked words come from (内容安全: scene).</summary>
public enum CheckScene
{
    Profile = 1,
    Comment = 2,
    Forum = 3,
    SocialLog = 4,
}

/// <summary>What is checked (media_check_async: media_type).</summary>
public enum CheckMediaType
{
    Audio = 1,
    Image = 2,
}

/// <summary>A mini-program login. The session key is a secret of the resident's phone and is not shown.</summary>
public sealed record MiniSession(string OpenId, string? UnionId, string SessionKey)
{
    private bool PrintMembers(System.Text.StringBuilder to)
    {
        to.Append("OpenId = ").Append(OpenId);
        return true;
    }
}

/// <summary>A phone number the resident gave, without its country's code. Personal data: not shown.</summary>
public sealed record PhoneNumber(string Number, string CountryCode)
{
    private bool PrintMembers(System.Text.StringBuilder to)
    {
        to.Append("CountryCode = ").Append(CountryCode);
        return true;
    }
}

/// <summary>Who logged in through the official account's web page.</summary>
public sealed record WebLogin(string OpenId, string? UnionId, string Scope);
