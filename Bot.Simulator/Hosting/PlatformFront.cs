using Bot.Simulator.Page;
using Bot.Simulator.Platform;

namespace Bot.Simulator.Hosting;

/// <summary>
/// The platform's address: every call goes to the doors of the place that is shown. While another one is set up, what
/// would need the bot is refused at once with 503, and the rest is answered: nothing waits.
/// </summary>
internal sealed class PlatformFront(PlaceBoard board)
{
    private volatile RequestDelegate? _doors;

    /// <summary>From now on these doors answer.</summary>
    internal void Show(RequestDelegate doors) => _doors = doors;

    internal Task AnswerAsync(HttpContext context)
    {
        if (_doors is not { } doors)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        return board.Now.SwitchingTo is not null && NeedsBot(context.Request) ? PlaceRoutes.Switching().ExecuteAsync(context) : doors(context);
    }

    private static bool NeedsBot(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/sim") && request.Path != PlaceRoutes.Path;
}
