using System.Net.Http.Headers;
using System.Text.Json;

namespace Bot.WeChat.Api;

/// <summary>Temporary media (素材管理: 临时素材).</summary>
internal sealed class MediaCalls(AuthorisedHttp http)
{
    /// <summary>
    /// Streams media into <paramref name="to"/>, at most <paramref name="maxBytes"/> of it. After an error the stream may hold a part.
    /// An error in place of media comes as JSON inside a 200; a video may come as the address it stands at.
    /// </summary>
    public async Task<PlatformResult<DownloadedMedia>> Download(string mediaId, Stream to, long maxBytes, CancellationToken stop)
    {
        var path = "&media_id=" + Uri.EscapeDataString(mediaId);
        var first = await http.WithToken(
            (token, t) => Fetch(http.Http.Address(AuthorisedHttp.WithQuery("/cgi-bin/media/get", token) + path), to, maxBytes, t), stop);
        if (!first.IsOk)
        {
            return first.Error;
        }

        if (first.Value.Elsewhere is not { } video)
        {
            return first.Value.Media!;
        }

        var second = await Fetch(video, to, maxBytes, stop);
        return !second.IsOk ? second.Error : second.Value.Media is { } media ? media : TransportErrors.Incomplete;
    }

    /// <summary>Puts up media of a <paramref name="type"/> (<c>image</c>, <c>voice</c>, <c>video</c>, <c>thumb</c>) for three days.</summary>
    public async Task<PlatformResult<UploadedMedia>> Upload(
        string type, string fileName, string contentType, ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        if (content.Length is 0 or > ApiLimits.MediaBytes)
        {
            return TransportErrors.Unsendable with { Message = $"content has {content.Length} bytes, 1 to {ApiLimits.MediaBytes} are allowed." };
        }

        var answer = await http.WithToken(
            async (token, t) =>
            {
                using var form = Form(fileName, contentType, content);
                var path = AuthorisedHttp.WithQuery("/cgi-bin/media/upload", token) + "&type=" + Uri.EscapeDataString(type);
                return await http.Http.Once(path, form, ApiLimits.MediaTimeout, t);
            },
            stop);
        return answer.Map(json => json.Text("media_id") is { } id
            ? new UploadedMedia(id, json.Text("type") ?? type, DateTimeOffset.FromUnixTimeSeconds(json.Number("created_at") ?? 0))
            : null);
    }

    private async Task<PlatformResult<Fetched>> Fetch(Uri address, Stream to, long maxBytes, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await http.Http.Exchange(request, ApiLimits.MediaTimeout, (response, t) => Receive(response, to, maxBytes, t), stop);
    }

    private async Task<PlatformResult<Fetched>> Receive(HttpResponseMessage response, Stream to, long maxBytes, CancellationToken stop)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "application/octet-stream";
        if (type is "application/json" or "text/plain" or "text/json" or "text/html")
        {
            return (await http.Http.ReadJson(response, stop)).Map(ReadAddress);
        }

        if (response.Content.Headers.ContentLength > maxBytes)
        {
            return TransportErrors.MediaTooLarge;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        return await BoundedStream.Copy(stream, to, maxBytes, stop) is { } length
            ? new Fetched(new DownloadedMedia(type, FileName(response), length), null)
            : TransportErrors.MediaTooLarge;
    }

    private static Fetched? ReadAddress(JsonElement json) =>
        Uri.TryCreate(json.Text("video_url"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new Fetched(null, address)
            : null;

    private static string? FileName(HttpResponseMessage response) =>
        response.Content.Headers.ContentDisposition is { } disposition ? (disposition.FileNameStar ?? disposition.FileName)?.Trim('"') : null;

    /// <summary>WeChat reads neither a quoted boundary nor unquoted names, and no name beyond ASCII.</summary>
    private static MultipartFormDataContent Form(string fileName, string contentType, ReadOnlyMemory<byte> content)
    {
        const string boundary = "----bot-media-7d1f0c5e9a";
        var form = new MultipartFormDataContent(boundary);
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary);
        var part = new ReadOnlyMemoryContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        var plainName = string.Concat(fileName.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "\"media\"",
            FileName = $"\"{(plainName.Length == 0 ? "media" : plainName)}\"",
        };
        form.Add(part);
        return form;
    }

    private sealed record Fetched(DownloadedMedia? Media, Uri? Elsewhere);
}
