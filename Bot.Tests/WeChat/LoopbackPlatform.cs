using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Bot.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.Tests.WeChat;

/// <summary>A real server on the loopback that answers as WeChat does: HTTP 200 with the errcode inside. Tokens are T1, T2, …</summary>
internal sealed class LoopbackPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _tokens;

    private LoopbackPlatform(WebApplication app) => _app = app;

    public ConcurrentQueue<Call> Calls { get; } = new();

    public Dictionary<string, Func<HttpContext, Call, Task>> Answers { get; } = new(StringComparer.Ordinal);

    public FixedClock Clock { get; } = new(Sample.Now);

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The token that is good; other tokens get 40001.</summary>
    public string GoodToken => "T" + Volatile.Read(ref _tokens);

    public static async Task<LoopbackPlatform> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var platform = new LoopbackPlatform(builder.Build());
        platform._app.Run(platform.Handle);
        platform.OnJson("/cgi-bin/stable_token", _ => $$"""{"access_token":"T{{Interlocked.Increment(ref platform._tokens)}}","expires_in":7200}""");
        platform.OnJson("/cgi-bin/gettoken", _ => $$"""{"errcode":0,"errmsg":"ok","access_token":"T{{Interlocked.Increment(ref platform._tokens)}}","expires_in":7200}""");
        await platform._app.StartAsync();
        return platform;
    }

    public void OnJson(string path, Func<Call, string> answer) => Answers[path] = async (context, call) =>
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(answer(call));
    };

    public void OnAuthorised(string path, string answer) =>
        OnJson(path, call => call.Token == GoodToken ? answer : """{"errcode":40001,"errmsg":"invalid credential, access_token is invalid or not latest rid: 60f96f1d-3845297a-1976a3ae"}""");

    public ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddWeChat(new ConfigurationBuilder().AddInMemoryCollection(Settings(Url.AbsoluteUri)).Build());
        return services.BuildServiceProvider();
    }

    public static Dictionary<string, string?> Settings(string? url) => new(StringComparer.Ordinal)
    {
        ["Bot:Profile"] = Road.AloneProfile.Path,
        ["WeChat:ApiBaseUrl"] = url,
        ["WeChat:Mp:AppId"] = Sample.AppId,
        ["WeChat:Mp:AppSecret"] = "made-up-secret-of-the-account-01",
        ["WeChat:Mp:Token"] = Sample.Token,
        ["WeChat:Mp:EncodingAESKey"] = Sample.Key,
        ["WeChat:MiniProgram:AppId"] = "wx0000000000000009",
        ["WeChat:MiniProgram:AppSecret"] = "made-up-secret-of-the-mini-app-2",
        ["WeChat:MiniProgram:Token"] = Sample.Token,
        ["WeChat:MiniProgram:EncodingAESKey"] = Sample.Key,
        ["WeCom:ApiBaseUrl"] = url,
        ["WeCom:CorpId"] = "ww0000000000000003",
        ["WeCom:AgentId"] = "1000002",
        ["WeCom:Secret"] = "made-up-secret-of-the-corp-00003",
    };

    public int Count(string path) => Calls.Count(c => c.Path == path);

    public Call Last(string path) => Calls.Last(c => c.Path == path);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Handle(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var call = new Call(context.Request.Path, context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal), body.ToArray(), context.Request.ContentType ?? "");
        Calls.Enqueue(call);
        if (Answers.TryGetValue(call.Path, out var answer))
        {
            await answer(context, call);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }
}

internal sealed record Call(string Path, Dictionary<string, string> Query, byte[] Body, string ContentType)
{
    public string Token => Query.GetValueOrDefault("access_token", "");

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
