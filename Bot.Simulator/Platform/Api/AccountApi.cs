using System.Text.Json.Nodes;
using QRCoder;

namespace Bot.Simulator.Platform.Api;

/// <summary>What belongs to the account: menu (自定义菜单), QR with scene (带参数二维码), followers (用户信息).</summary>
public static class AccountApi
{
    private const int QrPixels = 8;

    /// <summary>Maps menu, QR and user info.</summary>
    public static void MapAccount(this IEndpointRouteBuilder app, SimulatedPlatform platform)
    {
        app.MapApi(platform, "POST", "/cgi-bin/menu/create", "建菜单", call =>
        {
            call.MustBeOfficialAccount();
            platform.Menu.Create(call.Json);
            return ApiCall.Ok();
        });
        app.MapApi(platform, "GET", "/cgi-bin/menu/get", "看菜单", call =>
        {
            call.MustBeOfficialAccount();
            var buttons = platform.Menu.Buttons ?? throw Refusal.MenuMissing();
            return new JsonObject { ["menu"] = new JsonObject { ["button"] = buttons } };
        });
        app.MapApi(platform, "GET", "/cgi-bin/menu/delete", "删菜单", call =>
        {
            call.MustBeOfficialAccount();
            platform.Menu.Delete();
            return ApiCall.Ok();
        });
        app.MapApi(platform, "POST", "/cgi-bin/qrcode/create", "建二维码", CreateQr);
        app.MapApi(platform, "GET", "/cgi-bin/user/info", "查用户", UserInfo);
        app.MapGet("/cgi-bin/showqrcode", (string ticket) => platform.QrTickets.Find(ticket) is { } found
            ? Results.Bytes(Picture(found.Url), "image/png")
            : Results.NotFound());
    }

    /// <summary>A QR of <paramref name="text"/> as PNG.</summary>
    public static byte[] Picture(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(QrPixels);
    }

    private static JsonObject CreateQr(ApiCall call)
    {
        call.MustBeOfficialAccount();
        var scene = call.Json["action_info"]?["scene"];
        var action = call.Field("action_name");
        var text = action switch
        {
            "QR_STR_SCENE" or "QR_LIMIT_STR_SCENE" => scene?["scene_str"]?.ToString(),
            "QR_SCENE" or "QR_LIMIT_SCENE" => scene?["scene_id"]?.ToString(),
            _ => null,
        };
        if (text is not { Length: > 0 and <= PlatformLimits.SceneLength })
        {
            throw Refusal.ActionInfoWrong();
        }

        var permanent = action!.StartsWith("QR_LIMIT", StringComparison.Ordinal);
        var seconds = Math.Clamp(call.Json["expire_seconds"]?.GetValue<int>() ?? 60, 1, PlatformLimits.QrSeconds);
        var ticket = call.Platform.QrTickets.Create(text, permanent ? null : TimeSpan.FromSeconds(seconds));
        call.Summary = text;
        var answer = new JsonObject { ["ticket"] = ticket.Ticket, ["url"] = ticket.Url };
        if (!permanent)
        {
            answer["expire_seconds"] = seconds;
        }

        return answer;
    }

    private static JsonObject UserInfo(ApiCall call)
    {
        call.MustBeOfficialAccount();
        var resident = call.Platform.FindResident(call.Query("openid")) ?? throw Refusal.OpenIdWrong();
        call.Summary = resident.Name;
        var answer = new JsonObject { ["subscribe"] = resident.Following ? 1 : 0, ["openid"] = resident.OpenId, ["unionid"] = resident.UnionId };
        if (resident.Following)
        {
            answer["language"] = "zh_CN";
            answer["subscribe_time"] = resident.FollowingSince?.ToUnixTimeSeconds();
            answer["remark"] = "";
            answer["groupid"] = 0;
            answer["tagid_list"] = new JsonArray();
            answer["subscribe_scene"] = resident.Scene.Length > 0 ? "ADD_SCENE_QR_CODE" : "ADD_SCENE_SEARCH";
            answer["qr_scene"] = 0;
            answer["qr_scene_str"] = resident.Scene;
        }

        return answer;
    }
}
