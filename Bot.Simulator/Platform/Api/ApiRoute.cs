using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Platform.Api;

/// <summary>Maps one platform API: reads the call, answers it, turns a refusal into an errcode inside HTTP 200, writes the log.</summary>
public static class ApiRoute
{
    /// <summary>JSON as a person reads it: Chinese as it is, not escaped.</summary>
    public static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An API that answers with JSON.</summary>
    public static void MapApi(this IEndpointRouteBuilder app, SimulatedPlatform platform, string method, string path, string name, Func<ApiCall, JsonObject> answer) =>
        app.MapFile(platform, method, path, name, call => Task.FromResult(ApiFile.Of(answer(call))));

    /// <summary>An API that answers with JSON, later.</summary>
    public static void MapApi(this IEndpointRouteBuilder app, SimulatedPlatform platform, string method, string path, string name, Func<ApiCall, Task<JsonObject>> answer) =>
        app.MapFile(platform, method, path, name, async call => ApiFile.Of(await answer(call)));

    /// <summary>An API that answers with a file, or with JSON when refused.</summary>
    public static void MapFile(this IEndpointRouteBuilder app, SimulatedPlatform platform, string method, string path, string name, Func<ApiCall, Task<ApiFile>> answer) =>
        app.MapMethods(path, [method], context => RunAsync(platform, context, name, answer));

    private static async Task RunAsync(SimulatedPlatform platform, HttpContext context, string name, Func<ApiCall, Task<ApiFile>> answer)
    {
        var started = Stopwatch.GetTimestamp();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Request.Body = body;
        var call = new ApiCall(platform, context, body.ToArray());
        var outcome = await FaultyRoad.AnswerAsync(call, answer);
        platform.Log.Add(
            CallWay.FromBot, context.Request.Method, context.Request.Path + context.Request.QueryString, outcome.Status, outcome.Code,
            Stopwatch.GetElapsedTime(started), call.Summary.Length > 0 ? $"{name} · {call.Summary}" : name, call.BodyText, outcome.Shown,
            trouble: outcome.Trouble);
        if (outcome.File is not { } file)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = outcome.Status;
        context.Response.ContentType = file.ContentType;
        if (file.Name is not null)
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        }

        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }
}

/// <summary>The bytes of an answer.</summary>
public sealed record ApiFile(string ContentType, byte[] Bytes, string? Name = null)
{
    /// <summary>A JSON answer.</summary>
    public static ApiFile Of(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new("application/json; encoding=utf-8", Encoding.UTF8.GetBytes(json.ToJsonString(ApiRoute.Readable)));
    }
}
