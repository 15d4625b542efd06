using System.Buffers;
using Bot.Data.Consents;
using Bot.WeChat.Callbacks;

namespace Bot.Api.WeChat;

/// <summary><c>GET/POST /wechat/mini</c>: the mini-program's message push, under the same rules of signature, size and age.</summary>
public sealed class MiniCallback(CallbackReader? reader, PlatformNotices notices, ILogger<MiniCallback> log)
{
    public Task Verify(HttpContext http) => reader?.Verify(CallbackHttp.Query(http.Request)) switch
    {
        CallbackVerdict.Echo echo => CallbackHttp.WriteAsync(http.Response, echo.Text, "text/plain; charset=utf-8", http.RequestAborted),
        CallbackVerdict.Refused refused => Refuse(http, refused),
        _ => NotConfigured(http),
    };

    public async Task Hear(HttpContext http)
    {
        if (reader is null)
        {
            await NotConfigured(http);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(CallbackLimits.BodyBytes + 1);
        try
        {
            var length = await CallbackHttp.ReadAsync(http.Request, buffer, CallbackLimits.BodyBytes, http.RequestAborted);
            var verdict = length < 0
                ? new CallbackVerdict.Refused(StatusCodes.Status400BadRequest, "The body is too large.")
                : reader.Read(CallbackHttp.Query(http.Request), buffer.AsSpan(0, length));
            if (verdict is CallbackVerdict.Refused refused)
            {
                await Refuse(http, refused);
            }
            else if (verdict is CallbackVerdict.Accepted accepted)
            {
                log.LogInformation("Mini-program push: {Kind}", accepted.Message.GetType().Name);
                await notices.TakeAsync(accepted.Message, Consent.MiniProgram, http.RequestAborted);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Task Refuse(HttpContext http, CallbackVerdict.Refused refused)
    {
        log.LogWarning("Mini-program callback refused with {Status}: {Reason}", refused.Status, refused.Reason);
        http.Response.StatusCode = refused.Status;
        return Task.CompletedTask;
    }

    private static Task NotConfigured(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
