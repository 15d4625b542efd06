using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Api;
using Bot.Simulator.Platform.Residents;

namespace Bot.Simulator.Page;

/// <summary>What a resident can do with the phone in the page. Each answers when the bot has answered, with the resident as they are then.</summary>
public static class ResidentActions
{
    /// <summary>Characters the page sends at most: beyond what the bot takes, so that its refusal can be seen.</summary>
    public const int TextLength = 5_000;

    public sealed record Text(string Content);

    public sealed record Location(double Longitude, double Latitude, string? Label);

    public sealed record Click(string Key);

    public sealed record Page(string Url);

    public sealed record Scan(string Scene);

    /// <summary>Maps the actions below <c>/sim/residents/{openId}</c>.</summary>
    public static void MapResidentActions(this IEndpointRouteBuilder sim, SimulatedPlatform platform)
    {
        var one = sim.MapGroup("/residents/{openId}");
        one.MapPost("/text", (string openId, Text body) => body.Content is { Length: > 0 and <= TextLength }
            ? ActAsync(platform, openId, r => r.SayAsync(body.Content)) : Refuse($"content: 1 到 {TextLength} 个字"));
        one.MapPost("/voice", (string openId, Text body) => body.Content is { Length: <= TextLength }
            ? ActAsync(platform, openId, r => r.SendVoiceAsync(body.Content)) : Refuse($"content: 最多 {TextLength} 个字"));
        one.MapPost("/location", (string openId, Location body) => Math.Abs(body.Longitude) <= 180 && Math.Abs(body.Latitude) <= 90
            ? ActAsync(platform, openId, r => r.SendLocationAsync(body.Longitude, body.Latitude, body.Label ?? "")) : Refuse("longitude, latitude: 不是经纬度"));
        one.MapPost("/image", (string openId, HttpRequest request) => ImageAsync(platform, openId, request));
        one.MapPost("/video", (string openId) => ActAsync(platform, openId, r => r.SendVideoAsync()));
        one.MapPost("/click", (string openId, Click body) => ActAsync(platform, openId, r => r.ClickAsync(body.Key)));
        one.MapPost("/view", (string openId, Page body) => ActAsync(platform, openId, r => r.ViewAsync(body.Url)));
        one.MapPost("/scan", (string openId, Scan body) => body.Scene is { Length: > 0 and <= PlatformLimits.SceneLength }
            ? ActAsync(platform, openId, r => r.ScanAsync(body.Scene)) : Refuse($"scene: 1 到 {PlatformLimits.SceneLength} 个字"));
        one.MapPost("/follow", (string openId) => ActAsync(platform, openId, r => r.SubscribeAsync()));
        one.MapPost("/unfollow", (string openId) => ActAsync(platform, openId, r => r.UnsubscribeAsync()));
        one.MapPost("/messages/{id:long}/redelivery", (string openId, long id) => RedeliverAsync(platform, openId, id));
    }

    private static async Task<IResult> ImageAsync(SimulatedPlatform platform, string openId, HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        var type = DemoMedia.TypeOf(bytes.ToArray());
        return type.StartsWith("image/", StringComparison.Ordinal)
            ? await ActAsync(platform, openId, r => r.SendImageAsync(bytes.ToArray()))
            : await Refuse("图片：只收 PNG、JPEG、GIF、WebP");
    }

    private static async Task<IResult> ActAsync(SimulatedPlatform platform, string openId, Func<SimulatedResident, Task<string?>> act)
    {
        if (platform.FindResident(openId) is not { } resident)
        {
            return Results.NotFound();
        }

        try
        {
            await act(resident);
        }
        catch (InvalidOperationException)
        {
            return await Refuse("还没有关注，先点“关注”");
        }
        catch (Refusal refusal)
        {
            return await Refuse(refusal.Message);
        }

        return Results.Json(ResidentView.Of(resident), ApiRoute.Readable);
    }

    private static async Task<IResult> RedeliverAsync(SimulatedPlatform platform, string openId, long id)
    {
        if (platform.FindResident(openId) is not { } resident || resident.Chat.FirstOrDefault(m => m.Id == id && m.Sent is not null) is not { } message)
        {
            return Results.NotFound();
        }

        var answers = await resident.RedeliverAsync(message);
        return Results.Json(
            new { Times = answers.Count, Same = answers.Select(a => a.Text).Distinct(StringComparer.Ordinal).Count() == 1 }, ApiRoute.Readable);
    }

    private static Task<IResult> Refuse(string reason) =>
        Task.FromResult(Results.Problem(title: "没有发出去", detail: reason, statusCode: StatusCodes.Status400BadRequest));
}
