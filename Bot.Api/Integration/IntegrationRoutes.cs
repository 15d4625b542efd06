using Bot.Api.EventQueue;
using Bot.Api.Hosting;
using Bot.Api.Integration.Keys;
using Bot.Api.Integration.Reading;
using Bot.Api.Integration.Webhooks;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Integration;

/// <summary>The doors of the grid platform beside the log of events and the actions.</summary>
public static class IntegrationRoutes
{
    public static void MapIntegration(this IEndpointRouteBuilder app)
    {
        var grid = app.MapGroup("/api/grid").For(Access.ApiKey).WithTags("网格平台").ProducesProblem(StatusCodes.Status401Unauthorized)
            .WithMetadata(new RequestSizeLimitAttribute(GridPlatformRoutes.RequestBytes));
        grid.MapReading();
        grid.MapGroup("/webhooks").MapWebhooks();
    }

    private static void MapReading(this RouteGroupBuilder grid)
    {
        grid.MapGet("/intakes/{number}", IntakeRead.Handle).Scoped(ApiScopes.Events)
            .WithSummary("读一件诉求现在的样子").WithDescription("和事件的 data 同样的字段，电话、身份证号、车牌已隐去；reason 是最近一次公开答复。").ProducesProblem(StatusCodes.Status404NotFound);
        grid.MapGet("/intakes/{number}/attachments/{id}", AttachmentRead.Handle).Scoped(ApiScopes.Events)
            .WithSummary("下载一件诉求的附件").WithDescription("照片已去掉拍摄信息；还没取回来的答 404 并带 Retry-After。")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
        grid.MapGet("/intakes/{number}/person", PersonRead.Handle).Scoped(ApiScopes.Personal)
            .WithSummary("读反映人的电话和原话").WithDescription($"要在请求头 {PersonRead.ReasonHeader} 里写明原因；谁、何时、为何读过都有记录。保密的诉求读不到。")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static void MapWebhooks(this RouteGroupBuilder webhooks)
    {
        webhooks.Scoped(ApiScopes.Webhooks);
        webhooks.MapPost("/", WebhookSubscribe.Handle).WithSummary("订阅事件推送")
            .WithDescription("先向网址发一次 cn.grid.ping.v1，收到 2xx 才建立。之后每个事件发一次签名的 CloudEvent，至少一次，同一件诉求按先后。secret 不填就由我们生成，只在这里显示一次。")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        webhooks.MapGet("/", WebhookDoors.ListAsync).WithSummary("列出自己的订阅");
        webhooks.MapGet("/{id}", WebhookDoors.ShowAsync).WithSummary("看一个订阅：状态、积压、失败原因").ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapDelete("/{id}", WebhookDoors.EndAsync).WithSummary("取消订阅，没送出的一并取消").ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapPost("/{id}/resume", WebhookDoors.ResumeAsync).WithSummary("恢复暂停的订阅，从停下的地方接着送")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        webhooks.MapGet("/{id}/deliveries", WebhookDeliveryDoors.ListAsync).WithSummary("看每个事件送得怎样").WithDescription("state=parked 是放弃了的，可以重送。")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        webhooks.MapPost("/{id}/deliveries/{delivery}/retry", WebhookDeliveryDoors.RetryAsync).WithSummary("重送一条")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }
}
