using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Simulator.Platform.Faults;

namespace Bot.Simulator.Platform.Api;

/// <summary>One call of the bot to a platform API, read whole. Answers are JSON, or a file.</summary>
public sealed class ApiCall(SimulatedPlatform platform, HttpContext context, byte[] body)
{
    private JsonObject? _json;

    public SimulatedPlatform Platform => platform;

    /// <summary>The connection, for the few endpoints that need more than JSON.</summary>
    public HttpContext Http => context;

    /// <summary>The body as text, for the log.</summary>
    public string BodyText => context.Request.HasFormContentType ? $"[文件，{body.Length} 字节]" : Encoding.UTF8.GetString(body);

    /// <summary>What the log shows beside the path.</summary>
    public string Summary { get; set; } = "";

    /// <summary>The JSON body: 44002 when empty, 47001 when not an object.</summary>
    public JsonObject Json => _json ??= ParseJson();

    /// <summary>A field of the query, null when absent or empty.</summary>
    public string? Query(string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>A field of the JSON body as text, null when absent or empty.</summary>
    public string? Field(string name) => Json[name]?.ToString() is { Length: > 0 } value ? value : null;

    /// <summary>Lets only the official account in: 41001, 40001, 42001.</summary>
    public void MustBeOfficialAccount() => MustBe(platform.Settings.OfficialAccount.AppId);

    /// <summary>Lets only the mini-program in: 41001, 40001, 42001.</summary>
    public void MustBeMiniProgram() => MustBe(platform.Settings.MiniProgram.AppId);

    /// <summary>Lets either of the two accounts in, and says which.</summary>
    public string MustBeAccount()
    {
        var app = AppOfToken(Refusal.TokenWrong);
        return app == platform.Settings.CorpId ? throw Refusal.TokenWrong() : app;
    }

    /// <summary>Lets only the corporation in: 41001, 40014, 42001.</summary>
    public void MustBeCorporation()
    {
        if (AppOfToken(Refusal.CorpTokenWrong) != platform.Settings.CorpId)
        {
            throw Refusal.CorpTokenWrong();
        }
    }

    /// <summary>The answer <c>{"errcode":0,"errmsg":"ok"}</c>.</summary>
    public static JsonObject Ok() => new() { ["errcode"] = 0, ["errmsg"] = "ok" };

    /// <summary>What a fault may ask about this call. A body that cannot be read names nobody.</summary>
    internal CallFacts Facts() => new(
        context.Request.Path.Value ?? "", Query("key") ?? TouserOrNull(), Query("media_id"),
        Query("access_token") is { } token && platform.Tokens.Look(token).App is null);

    private string? TouserOrNull()
    {
        try
        {
            return context.Request.HasFormContentType || body.Length == 0 ? null : Field("touser");
        }
        catch (Refusal)
        {
            return null;
        }
    }

    private void MustBe(string appId)
    {
        if (AppOfToken(Refusal.TokenWrong) != appId)
        {
            throw Refusal.TokenWrong();
        }
    }

    private string AppOfToken(Func<Refusal> wrong)
    {
        var (app, expired) = platform.Tokens.Look(Query("access_token") ?? throw Refusal.TokenMissing());
        return expired ? throw Refusal.TokenExpired() : app ?? throw wrong();
    }

    private JsonObject ParseJson()
    {
        if (body.Length == 0)
        {
            throw Refusal.BodyEmpty();
        }

        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw Refusal.BodyUnreadable();
        }
        catch (JsonException)
        {
            throw Refusal.BodyUnreadable();
        }
    }
}
