namespace Bot.Api.Hosting;

/// <summary>What someone sees who opens the bare address: that it runs, and nothing to find out.</summary>
public static class HomeRoute
{
    public static void MapHome(this IEndpointRouteBuilder app) => app
        .MapGet("/", () => TypedResults.Text("网格服务机器人在运行。请在微信服务号里和它说话。", "text/plain; charset=utf-8"))
        .For(Access.Anyone)
        .ExcludeFromDescription();
}
