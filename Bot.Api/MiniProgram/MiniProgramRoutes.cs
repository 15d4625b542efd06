using Bot.Api.Hosting;
using Bot.Api.MiniProgram.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.MiniProgram;

/// <summary>The door of the mini-program and the residents' H5 pages.</summary>
public static class MiniProgramRoutes
{
    /// <summary>Bytes of a JSON request: the longest report fits several times.</summary>
    public const long RequestBytes = 64 * 1024;

    public static void AddMiniProgram(this IServiceCollection services)
    {
        services.AddSingleton<MiniLimits>();
        services.AddAccounts();
        services.AddActs();
    }

    public static void MapMiniProgram(this WebApplication app)
    {
        app.UseMiddleware<ResidentGate>();
        var mini = app.MapGroup("/api/mini").WithTags("小程序").WithMetadata(new RequestSizeLimitAttribute(RequestBytes))
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        mini.MapSignIn();
        mini.MapGroup("").For(Access.Resident).MapAccounts();
        mini.MapGroup("").For(Access.Resident).MapActs();
        mini.MapChecks();
    }
}
