using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.LanguageModel;

/// <summary>A real server on the loopback that speaks as OpenAI-compatible ones do, in recorded answers: good, slow, broken, obedient to whoever writes last.</summary>
internal sealed class LoopbackModel : IAsyncDisposable
{
    public const string Key = "demo-model-key";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly WebApplication _app;

    private LoopbackModel(WebApplication app) => _app = app;

    /// <summary>Bodies of what was asked.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<string> Keys { get; } = new();

    /// <summary>What comes next; by default an answer with nothing in it.</summary>
    public Func<HttpContext, string, Task> Answer { get; set; } = (context, _) => SayAsync(context, "{}");

    public (string Name, string Value)[] Settings =>
    [
        ("Llm:Endpoint", new Uri(Url, "v1").AbsoluteUri), ("Llm:ApiKey", Key), ("Llm:Model", "demo-model"),
    ];

    private Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<LoopbackModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var model = new LoopbackModel(builder.Build());
        model._app.MapPost("/v1/chat/completions", model.HandleAsync);
        await model._app.StartAsync();
        return model;
    }

    /// <summary>From now on this is what the model says.</summary>
    public void Says(string content) => Answer = (context, _) => SayAsync(context, content);

    /// <summary>A completion as servers record it.</summary>
    public static Task SayAsync(HttpContext context, string content) => WriteAsync(context, $$$"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1795224600,"model":"demo-model",
         "choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":{{{JsonSerializer.Serialize(content, Json)}}}}}],
         "usage":{"prompt_tokens":700,"completion_tokens":50,"total_tokens":750}}
        """);

    public static Task WriteAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Asked.Enqueue(body);
        Keys.Enqueue(context.Request.Headers.Authorization.ToString());
        await Answer(context, body);
    }
}
