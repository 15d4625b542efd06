using Bot.Simulator.Hosting;
using Bot.Simulator.Platform.Api;

namespace Bot.Simulator.Page;

/// <summary>
/// <c>/sim/place</c>: which place is shown and which there are; <c>PUT {"name"}</c> asks for another one and is answered at
/// once, 202, while the switch goes on.
/// </summary>
public static class PlaceRoutes
{
    /// <summary>The one path.</summary>
    public const string Path = "/sim/place";

    /// <summary>The body of the PUT.</summary>
    public sealed record Wanted(string Name);

    private sealed record PlaceView(string Name, string Title);

    private sealed record View(string? Current, string? SwitchingTo, string? Problem, IReadOnlyList<PlaceView> Places);

    /// <summary>Maps reading and asking.</summary>
    public static void MapPlaces(this IEndpointRouteBuilder app, PlaceBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        app.MapGet(Path, () => Answer(board, StatusCodes.Status200OK));
        app.MapPut(Path, (Wanted body) => board.Ask(body.Name) switch
        {
            SwitchAnswer.Begun => Answer(board, StatusCodes.Status202Accepted),
            SwitchAnswer.ShownAlready => Answer(board, StatusCodes.Status200OK),
            SwitchAnswer.Busy => Switching(),
            _ => Refuse(StatusCodes.Status404NotFound, $"没有“{body.Name}”这个地方"),
        });
    }

    /// <summary>What is answered, at once, to whatever needs the bot meanwhile.</summary>
    public static IResult Switching() => Refuse(StatusCodes.Status503ServiceUnavailable, "正在切换地方，稍等几秒再试");

    private static IResult Answer(PlaceBoard board, int status)
    {
        var now = board.Now;
        return Results.Json(
            new View(now.Current?.Name, now.SwitchingTo?.Name, now.Problem, [.. board.Places.Select(p => new PlaceView(p.Name, p.Title))]),
            ApiRoute.Readable,
            statusCode: status);
    }

    private static IResult Refuse(int status, string reason) => Results.Problem(title: "没有切换", detail: reason, statusCode: status);
}
