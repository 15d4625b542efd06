using Bot.Api.Hosting;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>Who somebody is: sign-in, the account, what it is linked to.</summary>
public static class AccountRoutes
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<MiniTokens>();
        services.AddSingleton<MiniSessions>();
    }

    public static void MapSignIn(this IEndpointRouteBuilder mini)
    {
        var door = mini.MapGroup("").For(Access.Anyone).AddEndpointFilter<RouteGroupBuilder, SignInLimit>();
        door.MapPost("/login", SignIn.Handle).WithSummary("用 wx.login 的 code 登录").WithName("miniLogin");
        door.MapPost("/refresh", Refresh.Handle).WithSummary("换新的令牌；每个 refreshToken 只能用一次").WithName("miniRefresh");
    }

    public static void MapAccounts(this IEndpointRouteBuilder own)
    {
        own.MapDelete("/session", SignOut.Handle).WithSummary("退出登录，令牌立即失效").WithName("miniSignOut");
    }
}
