using Bot.Api.Hosting;

namespace Bot.Api.Handling;

/// <summary>The grid worker's room: page, identity, moves, photos.</summary>
public static class HandlingServices
{
    public static void AddHandling(this IServiceCollection services)
    {
        services.AddSingleton<WorkerLinks>();
    }

    public static void MapHandling(this IEndpointRouteBuilder app)
    {
    }
}
