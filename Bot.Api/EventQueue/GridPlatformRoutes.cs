using Bot.Api.Hosting;
using Bot.Api.Integration.Keys;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.EventQueue;

/// <summary>The doors of the grid platform.</summary>
public static class GridPlatformRoutes
{
    /// <summary>Bytes of a request: an action with its longest note fits several times.</summary>
    public const long RequestBytes = 64 * 1024;

    public static void MapGridPlatform(this IEndpointRouteBuilder app)
    {
        var grid = app.MapGroup("/api/grid").For(Access.ApiKey).WithTags("网格平台").ProducesProblem(StatusCodes.Status401Unauthorized)
            .WithMetadata(new RequestSizeLimitAttribute(RequestBytes));
        grid.MapGet("/events", GridEvents.Handle).Scoped(ApiScopes.Events).WithSummary("按游标读取事件（CloudEvents 1.0）").ProducesProblem(StatusCodes.Status400BadRequest);
        grid.MapPost("/intakes/{number}/actions", IntakeActions.Handle).Scoped(ApiScopes.Actions).WithSummary("对一件诉求做一个动作")
            .WithDescription("同一个 Idempotency-Key 得到同样的回答，只做一次；现在不能做的答 409，allowed 里是能做的。")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
