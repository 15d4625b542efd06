using Bot.Api.Hosting;

namespace Bot.Api.Desk.SignIn;

/// <summary>The same gate before a route that is no page: files, fragments.</summary>
public static class NeedsRoutes
{
    /// <summary>States the access and the permission, and attaches the gate.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, DeskAct act, bool quiet = false)
    {
        var needs = new NeedsAttribute(act) { Quiet = quiet };
        return route.For(Access.Desk).WithMetadata(needs).ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
            await context.HttpContext.RequestServices.GetRequiredService<DeskGate>().RefusalAsync(context.HttpContext, needs) ?? await next(context));
    }
}
