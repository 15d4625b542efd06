using Microsoft.AspNetCore.Http.Features;

namespace Bot.Api.Open311;

/// <summary>Reads the form of a filed request within its limits: words for everybody, photos only from clients whose key is known before.</summary>
public static class FormReading
{
    public static async Task<(IFormCollection? Form, Open311Fault? Fault)> ReadAsync(HttpRequest request, bool isKnownClient, CancellationToken cancellation)
    {
        var limit = isKnownClient ? Open311Limits.UploadBytes : Open311Limits.FormBytes;
        if (request.ContentLength > limit)
        {
            return (null, TooLarge(isKnownClient));
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        if (!request.HasFormContentType)
        {
            return request.ContentLength is 0 or null ? (FormCollection.Empty, null) : (null, new Open311Fault(
                StatusCodes.Status400BadRequest, "请用表单提交：Content-Type 是 application/x-www-form-urlencoded 或 multipart/form-data。"));
        }

        try
        {
            var options = new FormOptions
            {
                ValueCountLimit = Open311Limits.FormFields,
                ValueLengthLimit = Open311Limits.FormBytes,
                BufferBodyLengthLimit = limit,
                MultipartBodyLengthLimit = limit,
            };
            return (await request.ReadFormAsync(options, cancellation), null);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge(isKnownClient));
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or IOException)
        {
            return (null, new Open311Fault(StatusCodes.Status400BadRequest, "表单读不出来：不完整，或者字段太多、太长。"));
        }
    }

    private static Open311Fault TooLarge(bool isKnownClient) => new(StatusCodes.Status400BadRequest, isKnownClient
        ? $"内容太大：连照片一起最多 {Open311Limits.UploadBytes / (1024 * 1024)} MB。"
        : $"内容太大：最多 {Open311Limits.FormBytes / 1024} KB。带照片时，请把 {Open311Keys.Field} 放在网址里，或者放在请求头 X-Api-Key 里。");
}
