using System.Buffers;
using Bot.Api.Conversations;
using Bot.Api.Result;
using Bot.Data.Consents;
using Bot.WeChat.Callbacks;
using Bot.WeChat.Crypto;

namespace Bot.Api.WeChat;

/// <summary>
/// <c>GET/POST /wechat/mp</c>: WeChat's side of the conversation. Written straight on the request, without binding,
/// because every message of every resident passes here.
/// </summary>
public sealed class MpCallback(CallbackReader reader, CallbackCrypto crypto, TurnPipeline turns, LongReplies longReplies, PlatformNotices notices, TimeProvider clock, ILogger<MpCallback> log)
{
    private const string ContentType = "application/xml; charset=utf-8";

    public Task Verify(HttpContext http) => reader.Verify(CallbackHttp.Query(http.Request)) switch
    {
        CallbackVerdict.Echo echo => CallbackHttp.WriteAsync(http.Response, echo.Text, "text/plain; charset=utf-8", http.RequestAborted),
        CallbackVerdict.Refused refused => Refuse(http, refused),
        _ => Task.CompletedTask,
    };

    public async Task Hear(HttpContext http)
    {
        var most = CallbackHttp.MostBytes(http.Request, CallbackLimits.BodyBytes);
        var buffer = ArrayPool<byte>.Shared.Rent(most + 1);
        try
        {
            var length = await CallbackHttp.ReadAsync(http.Request, buffer, most, http.RequestAborted);
            var verdict = length < 0
                ? new CallbackVerdict.Refused(StatusCodes.Status400BadRequest, "The body is too large.")
                : reader.Read(CallbackHttp.Query(http.Request), buffer.AsSpan(0, length));
            await (verdict switch
            {
                CallbackVerdict.Accepted accepted => AnswerAsync(http, accepted),
                CallbackVerdict.Refused refused => Refuse(http, refused),
                _ => Task.CompletedTask,
            });
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task AnswerAsync(HttpContext http, CallbackVerdict.Accepted accepted)
    {
        var message = accepted.Message;
        var incoming = message.FromUser.Length > 0 ? Translation.Of(message) : null;
        if (incoming is null)
        {
            await notices.TakeAsync(message, Consent.OfficialAccount, http.RequestAborted);
            return;
        }

        var reply = await turns.TakeAsync(message.FromUser, message.DeduplicationKey, incoming, http.RequestAborted);
        if (reply.Length == 0)
        {
            // An empty body is WeChat's way of saying that nothing is to be said.
            return;
        }

        var (passive, rest) = ReplyText.Split(reply);
        if (rest is not null)
        {
            await longReplies.QueueRestAsync(message, rest, http.RequestAborted);
        }

        var xml = PassiveReply.Text(message, passive, clock.GetUtcNow().ToUnixTimeSeconds());
        if (accepted.Mode == CallbackMode.Encrypted)
        {
            await WriteSealedAsync(http.Response, xml, accepted);
        }
        else
        {
            await CallbackHttp.WriteAsync(http.Response, xml, ContentType, http.RequestAborted);
        }
    }

    private async ValueTask WriteSealedAsync(HttpResponse response, string xml, CallbackVerdict.Accepted accepted)
    {
        response.ContentType = ContentType;
        response.ContentLength = PassiveReply.WriteSealed(response.BodyWriter, crypto, xml, accepted.Timestamp, accepted.Nonce);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    private Task Refuse(HttpContext http, CallbackVerdict.Refused refused)
    {
        log.LogWarning("Callback refused with {Status}: {Reason}", refused.Status, refused.Reason);
        http.Response.StatusCode = refused.Status;
        return CallbackHttp.WriteAsync(http.Response, "", "text/plain", http.RequestAborted);
    }
}
