using Bot.Api.Hosting;

namespace Bot.Api.WeChat;

/// <summary>The doors of the platform.</summary>
public static class WeChatRoutes
{
    public static void MapWeChat(this IEndpointRouteBuilder app)
    {
        var platform = app.MapGroup("/wechat").For(Access.PlatformSignature).ExcludeFromDescription();

        // Nothing that pages need (static files, error pages, headers for browsers) stands in the way of the hottest road.
        platform.ShortCircuit();
        var mp = app.ServiceProvider.GetRequiredService<MpCallback>();
        platform.MapGet("/mp", mp.Verify);
        platform.MapPost("/mp", mp.Hear);
        var mini = app.ServiceProvider.GetRequiredService<MiniCallback>();
        platform.MapGet("/mini", mini.Verify);
        platform.MapPost("/mini", mini.Hear);
    }
}
