using Bot.Api.Hosting;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>Who somebody is: sign-in, the account, what it is linked to, what it is told.</summary>
public static class AccountRoutes
{
    private const int Unprocessable = StatusCodes.Status422UnprocessableEntity;
    private const int Unavailable = StatusCodes.Status503ServiceUnavailable;

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<MiniTokens>();
        services.AddSingleton<MiniSessions>();
        services.AddSingleton<Linker>();
        services.AddSingleton<LinkOffers>();
        services.AddSingleton<UnionSignal>();
        services.AddHostedService<UnionWorker>();
    }

    public static void MapSignIn(this IEndpointRouteBuilder mini)
    {
        var door = mini.MapGroup("").For(Access.Anyone).AddEndpointFilter<RouteGroupBuilder, SignInLimit>();
        door.MapPost("/login", SignIn.Handle).WithName("miniLogin").WithSummary("用 wx.login 的 code 登录")
            .ProducesProblem(Unprocessable).ProducesProblem(Unavailable);
        door.MapPost("/refresh", Refresh.Handle).WithName("miniRefresh").WithSummary("换新的令牌；每个 refreshToken 只能用一次，再用就要重新登录");
    }

    public static void MapAccounts(this IEndpointRouteBuilder own)
    {
        own.MapDelete("/session", SignOut.Handle).WithName("miniSignOut").WithSummary("退出登录，令牌立即失效");
        own.MapGet("/me", Me.Show).WithName("miniMe").WithSummary("我的帐号");
        own.MapPatch("/me", Me.Change).WithName("miniChangeMe").WithSummary("改我的帐号：办结的事可不可以在公示里出现").ProducesProblem(Unprocessable);
        own.MapPost("/me/phone", PhoneNumbers.Handle).WithName("miniPhone")
            .WithSummary("用手机号按钮的 code 验证手机号；别人代我登记过的诉求归到我名下").ProducesProblem(Unprocessable).ProducesProblem(Unavailable);
        own.MapPost("/me/link", LinkByCode.Handle).WithName("miniLink").WithSummary("填公众号聊天里收到的六位验证码，把两边的记录合起来").ProducesProblem(Unprocessable);
        own.MapGet("/me/export", Export.Handle).WithName("miniExport").WithSummary("下载我的全部数据").Produces<ResidentExport>();
        own.MapDelete("/me", Erase.Handle).WithName("miniErase")
            .WithSummary("注销并删除我的个人信息；还有事情在办时要带 confirm=true").ProducesProblem(StatusCodes.Status409Conflict);
        own.MapGet("/consents", MiniConsents.List).WithName("miniConsents").WithSummary("还可以给我发几条订阅消息");
        own.MapPost("/consents", MiniConsents.Tell).WithName("miniConsent").WithSummary("记下订阅弹窗里的选择").ProducesProblem(Unprocessable);
        own.MapGet("/notices", Notices.List).WithName("miniNotices").WithSummary("给我的通知，新的在前").ProducesProblem(StatusCodes.Status400BadRequest);
        own.MapPost("/notices/{id}/read", Notices.Read).WithName("miniNoticeRead").WithSummary("这条通知看过了").ProducesProblem(StatusCodes.Status404NotFound);
    }
}
