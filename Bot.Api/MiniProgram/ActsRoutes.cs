using Bot.Api.Hosting;
using Bot.Api.MiniProgram.Asking;
using Bot.Api.MiniProgram.Drafts;
using Bot.Api.MiniProgram.Grids;
using Bot.Api.MiniProgram.Intakes;
using Bot.Api.MiniProgram.Safety;
using Bot.Api.MiniProgram.Uploads;

namespace Bot.Api.MiniProgram;

/// <summary>What residents do in the mini-program: look up, ask, report, follow.</summary>
public static class ActsRoutes
{
    public static void AddActs(this IServiceCollection services)
    {
        services.AddSingleton<CheckLinks>();
        services.AddSingleton<SafetyBook>();
        services.AddSingleton<SafetySignal>();
        services.AddHostedService<SafetyWorker>();
    }

    /// <summary>For residents who are signed in.</summary>
    public static void MapActs(this IEndpointRouteBuilder own)
    {
        own.MapGrids();
        own.MapAsking();
        own.MapUploads();
        own.MapDrafts();
        own.MapIntakes();
    }

    /// <summary>For the platform, which fetches what it is asked to check.</summary>
    public static void MapChecks(this IEndpointRouteBuilder mini) => mini.MapGroup("").For(Access.PlatformSignature).MapCheckedMedia();
}
