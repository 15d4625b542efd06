using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Bot.Tests.Simulator;

/// <summary>Calls the platform's APIs as any client would.</summary>
internal static class PlatformApi
{
    public static async Task<JsonObject> GetJsonAsync(this EchoBot bot, string path) =>
        JsonNode.Parse(await bot.Api.GetStringAsync(new Uri(path, UriKind.Relative)))!.AsObject();

    public static async Task<JsonObject> PostJsonAsync(this EchoBot bot, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await bot.Api.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.True(response.IsSuccessStatusCode, "errors travel inside HTTP 200");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>A path answered by any status, with its bytes.</summary>
    public static async Task<(System.Net.HttpStatusCode Status, string? Type, byte[] Bytes, Uri? Location)> FetchAsync(this EchoBot bot, string path)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var quiet = new HttpClient(handler) { BaseAddress = bot.Platform.Address };
        using var answer = await quiet.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync(), answer.Headers.Location);
    }

    public static async Task<JsonObject> UploadAsync(this EchoBot bot, string token, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(bytes);
        form.Add(part, "media", "demo.png");
        using var response = await bot.Api.PostAsync(new Uri($"/cgi-bin/media/upload?access_token={token}&type=image", UriKind.Relative), form);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    public static int Code(this JsonObject answer) => answer["errcode"]?.GetValue<int>() ?? 0;

    public static async Task<string> TokenAsync(this EchoBot bot, bool mini = false)
    {
        var account = mini ? bot.Platform.Settings.MiniProgram : bot.Platform.Settings.OfficialAccount;
        var answer = await bot.PostJsonAsync(
            "/cgi-bin/stable_token", $$"""{"grant_type":"client_credential","appid":"{{account.AppId}}","secret":"{{account.AppSecret}}"}""");
        return answer["access_token"]!.ToString();
    }

    public static Task<JsonObject> PushAsync(this EchoBot bot, string token, string openId, string words = "您好") => bot.PostJsonAsync(
        $"/cgi-bin/message/custom/send?access_token={token}", $$"""{"touser":"{{openId}}","msgtype":"text","text":{"content":"{{words}}"} }""");
}
