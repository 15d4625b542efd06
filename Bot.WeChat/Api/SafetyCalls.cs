namespace Bot.WeChat.Api;

/// <summary>The platform's checks of words and media (内容安全).</summary>
internal sealed class SafetyCalls(AuthorisedHttp http)
{
    private const int Version = 2;

    /// <summary>Checks words someone is about to publish; only the first <see cref="ApiLimits.CheckTextLength"/> characters are looked at.</summary>
    public async Task<PlatformResult<TextCheck>> CheckText(string openId, string text, CheckScene scene, CancellationToken stop)
    {
        var content = text.Length <= ApiLimits.CheckTextLength ? text : Cut(text);
        var body = new { content, version = Version, scene = (int)scene, openid = openId };
        return (await http.Send("/wxa/msg_sec_check", body, stop)).Map(json => json.Field("result").Text("suggest") is { } suggest
            ? new TextCheck(suggest, json.Field("result").Number("label") ?? 0, json.Text("trace_id") ?? "")
            : null);
    }

    /// <summary>Asks for a check of media that the platform can fetch; answers the trace id that the <c>wxa_media_check</c> event will name.</summary>
    public async Task<PlatformResult<string>> CheckMedia(string openId, Uri media, CheckMediaType type, CheckScene scene, CancellationToken stop)
    {
        var body = new { media_url = media.AbsoluteUri, media_type = (int)type, version = Version, scene = (int)scene, openid = openId };
        return (await http.Send("/wxa/media_check_async", body, stop)).Map(json => json.Text("trace_id"));
    }

    private static string Cut(string text) =>
        text[..(char.IsHighSurrogate(text[ApiLimits.CheckTextLength - 1]) ? ApiLimits.CheckTextLength - 1 : ApiLimits.CheckTextLength)];
}
