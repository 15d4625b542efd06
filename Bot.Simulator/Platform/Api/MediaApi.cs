using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Platform.Api;

/// <summary>Temporary media up and down (新增临时素材, 获取临时素材).</summary>
public static class MediaApi
{
    /// <summary>Maps upload and download.</summary>
    public static void MapMedia(this IEndpointRouteBuilder app, SimulatedPlatform platform)
    {
        app.MapApi(platform, "POST", "/cgi-bin/media/upload", "上传素材", UploadAsync);
        app.MapFile(platform, "GET", "/cgi-bin/media/get", "下载素材", call => Task.FromResult(Download(call)));
    }

    private static async Task<JsonObject> UploadAsync(ApiCall call)
    {
        call.MustBeAccount();
        if (!call.Http.Request.HasFormContentType)
        {
            throw Refusal.MediaMissing();
        }

        var form = await call.Http.Request.ReadFormAsync(call.Http.RequestAborted);
        var file = form.Files.GetFile("media") ?? throw Refusal.MediaMissing();
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, call.Http.RequestAborted);
        var kind = call.Query("type") ?? throw Refusal.MediaTypeWrong();
        var media = call.Platform.Media.Keep(kind, DemoMedia.TypeOf(bytes.ToArray()), bytes.ToArray());
        call.Summary = $"{kind}，{bytes.Length.ToString(CultureInfo.InvariantCulture)} 字节";
        return new JsonObject { ["type"] = media.Kind, ["media_id"] = media.Id, ["created_at"] = media.Since.ToUnixTimeSeconds() };
    }

    private static ApiFile Download(ApiCall call)
    {
        call.MustBeAccount();
        var media = call.Platform.Media.Get(call.Query("media_id") ?? throw Refusal.MediaIdMissing());
        call.Summary = media.Kind;

        // A video is answered with an address to fetch it from, everything else with its bytes.
        return media.Kind == "video"
            ? ApiFile.Of(new JsonObject { ["video_url"] = call.Platform.MediaUrl(media.Id) })
            : new ApiFile(media.ContentType, media.Bytes, media.Id + Extension(media.ContentType));
    }

    private static string Extension(string type) => type switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "audio/amr" => ".amr",
        _ => ".bin",
    };
}
