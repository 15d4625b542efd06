using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Api;

namespace Bot.Simulator.Page;

/// <summary>What the page reads: state, chats, groups, map, log, and one stream of news.</summary>
public static class PageRoutes
{
    private const int LogShown = 300;

    /// <summary>Maps the page's files, its reading and its acting routes.</summary>
    public static void MapPage(this IEndpointRouteBuilder app, SimulatedPlatform platform, DemoTown town)
    {
        app.MapPageFiles();
        var sim = app.MapGroup("/sim");
        sim.MapGet("/state", () => Json(PageState.Of(platform)));
        sim.MapGet("/map", () => Json(town.Grids));
        sim.MapGet("/log", () => Json(platform.Log.Calls.TakeLast(LogShown)));
        sim.MapDelete("/log", () =>
        {
            platform.Log.Clear();
            return Results.NoContent();
        });
        sim.MapGet("/residents/{openId}/chat", (string openId) =>
            platform.FindResident(openId) is { } resident ? Json(resident.Chat) : Results.NotFound());
        sim.MapGet("/groups/{key}", (string key) =>
            platform.FindGroup(key) is { } group ? Json(group.Messages) : Results.NotFound());
        sim.MapGet("/media/{id}", (string id) =>
            platform.Media.Find(id) is { } media ? Results.Bytes(media.Bytes, media.ContentType) : Results.NotFound());
        sim.MapGet("/qr", (string text) => text.Length is > 0 and <= 200 ? Results.Bytes(AccountApi.Picture(text), "image/png") : Results.BadRequest());
        sim.MapGet("/events", (IHostApplicationLifetime life, CancellationToken gone) =>
            Results.ServerSentEvents(NewsAsync(platform, life.ApplicationStopping, gone)));
        sim.MapResidentActions(platform);
        sim.MapFaults(platform);
        sim.MapPut("/acting-worker", (ActingWorker body) =>
        {
            platform.ActingWorker = body.UserId is { Length: > 0 } id && platform.Workers.ContainsKey(id) ? id : null;
            return Results.NoContent();
        });
        sim.MapPut("/acting-resident", (ActingResident body) =>
        {
            platform.ActingResident = body.OpenId is { Length: > 0 } id && platform.FindResident(id) is not null ? id : null;
            return Results.NoContent();
        });
    }

    /// <summary>The body of <c>PUT /sim/acting-resident</c>; null asks at every login.</summary>
    public sealed record ActingResident(string? OpenId);

    /// <summary>The body of <c>PUT /sim/acting-worker</c>; null asks at every login.</summary>
    public sealed record ActingWorker(string? UserId);

    private static IResult Json<T>(T value) => Results.Json(value, ApiRoute.Readable);

    private static async IAsyncEnumerable<SseItem<string>> NewsAsync(
        SimulatedPlatform platform, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        yield return new SseItem<string>("{}", "hello");
        await using var news = platform.Signal.ListenAsync(either.Token).GetAsyncEnumerator(either.Token);
        while (await NextAsync(news))
        {
            yield return new SseItem<string>(JsonSerializer.Serialize(news.Current, ApiRoute.Readable), "change");
        }
    }

    // The end of the page or of the simulator ends the stream quietly.
    private static async Task<bool> NextAsync(IAsyncEnumerator<PlatformChange> news)
    {
        try
        {
            return await news.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
