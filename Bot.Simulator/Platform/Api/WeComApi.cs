using System.Text.Json.Nodes;
using Bot.Simulator.Platform.Groups;

namespace Bot.Simulator.Platform.Api;

/// <summary>The group robot (群机器人) and the worker's identity (网页授权, 获取访问用户身份) of WeCom.</summary>
public static class WeComApi
{
    /// <summary>Maps the robot and the identity.</summary>
    public static void MapWeCom(this IEndpointRouteBuilder app, SimulatedPlatform platform)
    {
        app.MapApi(platform, "POST", "/cgi-bin/webhook/send", "群机器人", Robot);
        foreach (var path in new[] { "/cgi-bin/auth/getuserinfo", "/cgi-bin/user/getuserinfo" })
        {
            app.MapApi(platform, "GET", path, "查成员身份", Identity);
        }
    }

    private static JsonObject Robot(ApiCall call)
    {
        var group = call.Platform.FindGroup(call.Query("key")) ?? throw Refusal.RobotUnknown();
        call.Summary = group.Name;

        // Counted before the body is read: a refused try counts too.
        group.CountTry();
        RobotMessages.Post(group, call.Json);
        return ApiCall.Ok();
    }

    private static JsonObject Identity(ApiCall call)
    {
        call.MustBeCorporation();
        var userId = call.Platform.Codes.Redeem(CodePurpose.WorkerLogin, call.Query("code"));
        call.Summary = call.Platform.Workers.GetValueOrDefault(userId, userId);
        var answer = ApiCall.Ok();
        if (call.Platform.Workers.ContainsKey(userId))
        {
            answer["userid"] = userId;
        }
        else
        {
            answer["openid"] = userId; // Someone outside the corporation.
        }

        return answer;
    }
}
