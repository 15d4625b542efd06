using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Integration;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Tests.Deadlines;
using Bot.Tests.Intakes;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Integration;

/// <summary>The whole bot on the loopback in Development, with keys of several scopes and a clock that can be wound. It can be stopped and started on the same database.</summary>
internal sealed class GridHost : IAsyncDisposable
{
    /// <summary>A key of each kind; the name of the setting is the property's.</summary>
    public const string Plain = "made-up-key-plain";
    public const string Hooks = "made-up-key-hooks";
    public const string OtherHooks = "made-up-key-other-hooks";
    public const string Personal = "made-up-key-personal";
    public const string Reader = "made-up-key-reader";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-integration-");
    private readonly LoopbackPlatform _platform;
    private readonly Dictionary<string, string?> _more;
    private readonly List<HttpClient> _clients = [];
    private WebApplication? _app;

    private GridHost(LoopbackPlatform platform, WoundClock clock, Dictionary<string, string?> more) => (_platform, Clock, _more) = (platform, clock, more);

    public Uri Address { get; } = new($"http://127.0.0.1:{RoadFixture.FreePort()}");

    public WoundClock Clock { get; }

    public static async Task<GridHost> StartedAsync(params (string Key, string? Value)[] more)
    {
#pragma warning disable RS0030 // It starts at the real time, so that signatures are fresh.
        var clock = new WoundClock(TimeProvider.System.GetUtcNow(), runs: true);
#pragma warning restore RS0030
        var host = new GridHost(await LoopbackPlatform.Start(), clock, more.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal));
        await host.StartAsync();
        return host;
    }

    public async Task StartAsync()
    {
        _app = BotHost.Create(["--environment", "Development", "--urls", Address.AbsoluteUri], Settings(), Clock);
        await _app.StartAsync();
    }

    public Dictionary<string, string?> Settings()
    {
        var settings = LoopbackPlatform.Settings(_platform.Url.AbsoluteUri);
        settings["ConnectionStrings:Bot"] = Connection;
        settings["Bot:DataDirectory"] = _folder.FullName;
        settings["Bot:ApiKeys:plain"] = Plain;
        settings["Bot:ApiKeys:hooks"] = Hooks;
        settings["Bot:ApiKeyScopes:hooks"] = "events,actions,webhooks";
        settings["Bot:ApiKeys:other"] = OtherHooks;
        settings["Bot:ApiKeyScopes:other"] = "webhooks";
        settings["Bot:ApiKeys:personal"] = Personal;
        settings["Bot:ApiKeyScopes:personal"] = "personal";
        settings["Bot:ApiKeys:reader"] = "old-" + Reader + ", " + Reader;
        settings["Bot:ApiKeyScopes:reader"] = "events";
        settings["Logging:LogLevel:Default"] = "None";
        foreach (var (key, value) in _more)
        {
            settings[key] = value;
        }

        return settings;
    }

    public async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    public T Service<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    public HttpClient Client(string? key)
    {
        var http = new HttpClient { BaseAddress = Address };
        if (key is not null)
        {
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        _clients.Add(http);
        return http;
    }

    /// <summary>An intake, as a resident's confirmation leaves it; returns its number.</summary>
    public async Task<string> ReportAsync(Func<NewIntake, NewIntake>? with = null)
    {
        var given = IntakeFixtures.Submitted("楼下路灯坏了三天了，电话13812345678", gridCode: null);
        var intake = await Service<GroupCommit>().Run(session => IntakeSubmission.Submit(session, with?.Invoke(given) ?? given, Clock.GetChinaNow()));
        return intake.Number.ToString();
    }

    public async Task ActAsync(string number, string action, string? note = null)
    {
        using var response = await Client(Hooks).PostAsJsonAsync($"/api/grid/intakes/{number}/actions", new { action, note, actor = new { userid = "w-demo", name = "演示网格员" } });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Subscribes the receiver; returns the answer.</summary>
    public async Task<JsonElement> SubscribeAsync(Uri receiver, object? more = null, string key = Hooks)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["url"] ??= receiver.AbsoluteUri;
        using var response = await Client(key).PostAsJsonAsync("/api/grid/webhooks", body);
        var said = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.Created, said);
        using var answer = JsonDocument.Parse(said);
        return answer.RootElement.Clone();
    }

    public Task<JsonElement> ShowAsync(string webhook) => Client(Hooks).GetFromJsonAsync<JsonElement>($"/api/grid/webhooks/{webhook}");

    public async Task<List<JsonElement>> DeliveriesAsync(string webhook, string query = "") =>
        [.. (await Client(Hooks).GetFromJsonAsync<JsonElement>($"/api/grid/webhooks/{webhook}/deliveries{query}")).GetProperty("deliveries").EnumerateArray()];

    public async Task<List<WebhookDelivery>> RowsAsync()
    {
        await using var db = OpenDatabase();
        return await db.WebhookDeliveries.AsNoTracking().OrderBy(d => d.Id).ToListAsync();
    }

    public BotDbContext OpenDatabase() => new(BotDatabase.Options(Connection));

    public static Task UntilAsync(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string what = "") => Waiting.UntilAsync(holds, what);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        _clients.ForEach(c => c.Dispose());
        await _platform.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string Connection => _more.GetValueOrDefault("ConnectionStrings:Bot") ?? $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";
}
