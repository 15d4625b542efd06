using System.Net;
using System.Net.Sockets;
using Bot.WeChat.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class TransportTests
{
    private const string Path = "/cgi-bin/user/info";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500, "TransportServerError", Advice.Retry, 2)]
    [InlineData(503, "TransportServerError", Advice.Retry, 2)]
    [InlineData(429, "TransportServerError", Advice.Retry, 2)]
    [InlineData(404, "TransportWrongStatus", Advice.GiveUp, 1)]
    [InlineData(302, "TransportWrongStatus", Advice.GiveUp, 1)]
    public async Task A_wrong_status_is_an_error_by_name_and_a_read_is_repeated_once_where_that_may_help(int status, string name, Advice advice, int calls)
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.Answers[Path] = (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://127.0.0.1:1/";
            return Task.CompletedTask;
        };
        var error = (await services.GetRequiredService<OfficialAccountClient>().GetUserInfo("o1", Stop)).Error!;
        Assert.Equal((name, advice), (error.Name, error.Advice));
        Assert.Equal(calls, platform.Count(Path));
    }

    [Fact]
    public async Task A_send_is_made_once_whatever_the_wire_does()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.Answers["/cgi-bin/message/custom/send"] = (context, _) =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        Assert.Equal("TransportServerError", (await services.GetRequiredService<OfficialAccountClient>().SendCustomerText("o1", "a", Stop)).Error?.Name);
        Assert.Equal(1, platform.Count("/cgi-bin/message/custom/send"));
    }

    [Theory]
    [InlineData("<html>busy</html>", "TransportNotJson")]
    [InlineData("[]", "TransportNotJson")]
    [InlineData("", "TransportNotJson")]
    [InlineData("{}", "TransportIncomplete")]
    [InlineData("""{"openid":7.5e400}""", "Ok")]
    [InlineData("""{"errcode":99999999,"errmsg":"new"}""", "Unknown")]
    public async Task An_answer_that_is_not_as_promised_is_an_error_by_name(string answer, string name)
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.OnJson(Path, _ => answer);
        var result = await services.GetRequiredService<OfficialAccountClient>().GetUserInfo("o1", Stop);
        Assert.Equal(name, result.Error?.Name ?? "Ok");
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.OnJson(Path, _ => "{\"a\":\"" + new string('x', ApiLimits.AnswerBytes) + "\"}");
        Assert.Equal("TransportTooLarge", (await services.GetRequiredService<OfficialAccountClient>().GetUserInfo("o1", Stop)).Error?.Name);
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_unreachable()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.Answers[Path] = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var error = (await services.GetRequiredService<OfficialAccountClient>().GetUserInfo("o1", Stop)).Error!;
        Assert.Equal("TransportUnreachable", error.Name);
        Assert.DoesNotContain("T1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new HttpClient();
        var http = new PlatformHttp(client, new Uri($"http://127.0.0.1:{port}"), PlatformErrors.OfWeChat);
        var error = (await http.Send("/x?access_token=secret", null, Stop)).Error!;
        Assert.Equal(("TransportUnreachable", Advice.Retry), (error.Name, error.Advice));
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_hangs_is_a_timeout_before_the_headers_and_after(bool sendsHeaders)
    {
        await using var platform = await LoopbackPlatform.Start();
        using var client = new HttpClient();
        platform.Answers["/hang"] = async (context, _) =>
        {
            if (sendsHeaders)
            {
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
            }

            var gone = new TaskCompletionSource();
            context.RequestAborted.Register(() => gone.TrySetResult());
            await gone.Task;
        };
        var http = new PlatformHttp(client, platform.Url, PlatformErrors.OfWeChat);
        var error = (await http.Once("/hang", null, TimeSpan.FromMilliseconds(200), Stop)).Error!;
        Assert.Equal(("TransportTimeout", Advice.Retry), (error.Name, error.Advice));
    }

    [Fact]
    public async Task A_caller_that_gives_up_sees_its_own_cancellation()
    {
        await using var platform = await LoopbackPlatform.Start();
        using var client = new HttpClient();
        using var stop = new CancellationTokenSource();
        platform.Answers["/hang"] = async (context, _) =>
        {
            await stop.CancelAsync();
            var gone = new TaskCompletionSource();
            context.RequestAborted.Register(() => gone.TrySetResult());
            await gone.Task;
        };
        var http = new PlatformHttp(client, platform.Url, PlatformErrors.OfWeChat);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.Send("/hang", null, stop.Token));
    }

    [Fact]
    public async Task What_the_platform_says_is_shortened_and_freed_of_anything_like_a_token()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        const string token = "62_Ab-cdEFgh0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        platform.OnJson(Path, _ => $$"""{"errcode":48001,"errmsg":"api unauthorized {{token}} {{string.Concat(Enumerable.Repeat("word ", 200))}}"}""");
        var error = (await services.GetRequiredService<OfficialAccountClient>().GetUserInfo("o1", Stop)).Error!;
        Assert.DoesNotContain("62_Ab", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 10, ApiLimits.MessageLength);
    }
}
