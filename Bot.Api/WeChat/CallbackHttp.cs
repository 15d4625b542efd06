using System.Buffers;
using System.Text;
using Bot.WeChat.Callbacks;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Api.WeChat;

/// <summary>Reading a callback's query and body, writing its answer.</summary>
public static class CallbackHttp
{
    public static CallbackQuery Query(HttpRequest request)
    {
        string? signature = null, messageSignature = null, timestamp = null, nonce = null, encryptType = null, echo = null;
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            // The first of a name counts, so that nothing appended can take its place.
            switch (pair.DecodeName().Span)
            {
                case "signature": signature ??= pair.DecodeValue().ToString(); break;
                case "msg_signature": messageSignature ??= pair.DecodeValue().ToString(); break;
                case "timestamp": timestamp ??= pair.DecodeValue().ToString(); break;
                case "nonce": nonce ??= pair.DecodeValue().ToString(); break;
                case "encrypt_type": encryptType ??= pair.DecodeValue().ToString(); break;
                case "echostr": echo ??= pair.DecodeValue().ToString(); break;
                default: break;
            }
        }

        return new CallbackQuery(signature, messageSignature, timestamp, nonce, encryptType, echo);
    }

    /// <summary>What the body may have at most: what it announces, unless that is more than <paramref name="limit"/> or nothing.</summary>
    public static int MostBytes(HttpRequest request, int limit) => request.ContentLength is { } announced && announced < limit ? (int)announced : limit;

    /// <summary>Bytes read, or -1 when there are more than <paramref name="most"/>. The buffer holds at least one byte more.</summary>
    public static async ValueTask<int> ReadAsync(HttpRequest request, byte[] buffer, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
        {
            return -1;
        }

        var length = 0;
        while (length <= most)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length, most + 1 - length), cancellation);
            if (read == 0)
            {
                return length;
            }

            length += read;
        }

        return -1;
    }

    public static async Task WriteAsync(HttpResponse response, string body, string contentType, CancellationToken cancellation)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(body.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(body, bytes);
            response.ContentType = contentType;
            response.ContentLength = length;
            await response.Body.WriteAsync(bytes.AsMemory(0, length), cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
