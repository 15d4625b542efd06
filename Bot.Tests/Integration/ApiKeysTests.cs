using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Api.Hosting;
using Bot.Api.Integration.Keys;
using Xunit;

namespace Bot.Tests.Integration;

/// <summary>What a key may do, and what keeps the bot from starting.</summary>
public sealed class ApiKeysTests
{
    [Fact]
    public async Task A_key_goes_where_its_scopes_say_and_is_told_which_one_it_lacks()
    {
        await using var host = await GridHost.StartedAsync();
        var number = await host.ReportAsync();
        (string Path, string Scope)[] doors =
        [
            ("/api/grid/events", "events"), ($"/api/grid/intakes/{number}", "events"), ($"/api/grid/intakes/{number}/attachments/0", "events"),
            ($"/api/grid/intakes/{number}/person", "personal"), ("/api/grid/webhooks", "webhooks"),
        ];
        (string Key, string[] Scopes)[] keys =
        [
            (GridHost.Plain, ["events", "actions"]), (GridHost.Hooks, ["events", "actions", "webhooks"]), (GridHost.Personal, ["personal"]),
            (GridHost.Reader, ["events"]), ("old-" + GridHost.Reader, ["events"]),
        ];
        foreach (var (key, scopes) in keys)
        {
            foreach (var (path, scope) in doors)
            {
                using var response = await host.Client(key).GetAsync(path);
                await ExpectAsync(response, scopes.Contains(scope, StringComparer.Ordinal), scope);
            }

            using var acted = await host.Client(key).PostAsJsonAsync($"/api/grid/intakes/{number}/actions", new { action = "note", note = "看过" });
            await ExpectAsync(acted, scopes.Contains("actions", StringComparer.Ordinal), "actions");
        }

        using var nobody = await host.Client(GridHost.Reader + ", ").GetAsync("/api/grid/events");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var both = await host.Client($"old-{GridHost.Reader}, {GridHost.Reader}").GetAsync("/api/grid/events");
        Assert.Equal(HttpStatusCode.Unauthorized, both.StatusCode);
    }

    [Theory]
    [InlineData("Bot:ApiKeyScopes:plain", "events,everything", "Bot:ApiKeyScopes:plain: \"everything\" is no scope")]
    [InlineData("Bot:ApiKeyScopes:plain", " , ", "Bot:ApiKeyScopes:plain names no scope")]
    [InlineData("Bot:ApiKeyScopes:plian", "events", "Bot:ApiKeyScopes:plian has no key")]
    [InlineData("Bot:ApiKeys:twin", GridHost.Plain, "have the same key")]
    [InlineData("Bot:ApiKeys:plain", "a-key,b-key,c-key", "Bot:ApiKeys:plain holds 3 keys")]
    [InlineData("Bot:Webhooks:AllowPrivate", "yes", "Bot:Webhooks:AllowPrivate must be true or false")]
    public async Task A_wrong_setting_stops_the_start_by_name_and_shows_no_key(string setting, string value, string said)
    {
        await using var host = await GridHost.StartedAsync();
        var settings = host.Settings();
        settings[setting] = value;
        var fault = Assert.Throws<SettingsException>(() => BotHost.Create(["--environment", "Development"], settings));
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(GridHost.Plain, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_without_scopes_is_what_it_was_and_never_personal()
    {
        var keys = new ApiKeys(new Dictionary<string, string>(StringComparer.Ordinal) { ["old"] = "a-key" }, new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Equal(["actions", "events", "open311"], keys.Find("a-key")!.Scopes.Order(StringComparer.Ordinal));
        Assert.Null(keys.Find("a-ke"));
        Assert.Null(keys.Find(""));
        Assert.Null(keys.Find(null));
    }

    private static async Task ExpectAsync(HttpResponseMessage response, bool allowed, string scope)
    {
        if (allowed)
        {
            Assert.NotEqual(HttpStatusCode.Forbidden, response.StatusCode);
            return;
        }

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("urn:grid-bot:problem:scope", scope), (problem.GetProperty("type").GetString(), problem.GetProperty("scope").GetString()));
        Assert.Contains(scope, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
