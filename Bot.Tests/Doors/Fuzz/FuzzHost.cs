using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Api.Integration.Webhooks;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Integration;
using Bot.Data.Storage;
using Bot.Tests.Deadlines;
using Bot.Tests.Grids;
using Bot.Tests.MiniProgram.Acts;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>Laws that share one bot; one after the other.</summary>
[CollectionDefinition(nameof(FuzzHost))]
public sealed class SharedFuzzHost : ICollectionFixture<FuzzHost>;

/// <summary>
/// The whole bot on the loopback as in production, a second place under a path of it, keys of every scope, residents who try
/// things, and one who has told much and must not be told of.
/// </summary>
public sealed class FuzzHost : IAsyncLifetime
{
    public const string Grid = "370481106226002";

    /// <summary>Residents among whom requests are shared out, so that nobody's minute is full.</summary>
    internal const int Residents = 10;

    private const string East = "east";
    private static readonly string[] Scopes = ["events", "actions", "open311", "personal", "webhooks"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-fuzz-");
    private LoopbackPlatform? _platform;
    private WebApplication? _app;
    private string? _passing;
    private int _passers;

    internal Uri Address { get; private set; } = null!;

    internal HttpClient Http { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    }) { Timeout = TimeSpan.FromSeconds(60) };

    internal ApiBook Book { get; private set; } = null!;

    /// <summary>What each of <see cref="Signed"/> has.</summary>
    internal IReadOnlyList<Belongings> Own { get; private set; } = [];

    /// <summary>A subscription of the key for webhooks, and a delivery of it that was given up.</summary>
    internal (string Id, string Delivery) Hook { get; private set; }

    internal string Open311Key => KeyOf("open311");

    internal Hints Hints { get; private set; } = null!;

    internal Neighbour Neighbour { get; private set; } = null!;

    internal IReadOnlyList<Caller> Signed { get; private set; } = [];

    internal IReadOnlyList<Caller> Keys { get; private set; } = [];

    /// <summary>Who is nobody here: without anything, with made-up things, with what is good in the other place.</summary>
    internal IReadOnlyList<Caller> Strangers { get; private set; } = [];

    /// <summary>Somebody whose account may go.</summary>
    internal Caller Passing { get; private set; } = null!;

    internal WebApplication App => _app!;

    /// <summary>Where the bot keeps its data; no answer says so.</summary>
    internal string Folder => _folder.FullName;

    public T Service<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        _platform = await LoopbackPlatform.Start();
        _platform.OnJson("/sns/jscode2session", call => JsonSerializer.Serialize(new { openid = call.Query["js_code"], session_key = "made-up-key" }));
        _platform.OnJson("/sns/oauth2/access_token", call => JsonSerializer.Serialize(new { openid = call.Query["code"], scope = "snsapi_base" }));
        _platform.OnJson("/wxa/business/getuserphonenumber", _ => """{"errcode":0,"phone_info":{"phoneNumber":"+8613800000077","purePhoneNumber":"13800000077","countryCode":"86"}}""");
        Address = new Uri($"http://127.0.0.1:{RoadFixture.FreePort().ToString(CultureInfo.InvariantCulture)}");
        Http.BaseAddress = Address;
        _app = BotHost.Create(["--urls", Address.AbsoluteUri], Settings(), new WoundClock(new DateTimeOffset(2026, 11, 24, 9, 30, 0, ChinaTime.Offset), runs: true));
        await _app.StartAsync();
        await GridImporter.WriteAsync(Service<GroupCommit>(), DemoGrids.Read().Grids, Service<TimeProvider>().GetUtcNow(), CancellationToken.None);
        await Service<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
        Book = new ApiBook(await Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json"));
        await SeedAsync();
    }

    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = await Service<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>What no answer to somebody may hold.</summary>
    internal IEnumerable<string> KeptFrom(Caller caller) => [Folder, .. Neighbour.KeptFrom(caller)];

    /// <summary>Signs somebody new in, in the place of whoever went.</summary>
    internal async Task PassOnAsync() => _passing = await TokenAsync("", $"oPassing{Interlocked.Increment(ref _passers).ToString("D8", CultureInfo.InvariantCulture)}");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await _platform!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static string KeyOf(string scope) => $"made-up-key-for-{scope}";

    private Dictionary<string, string?> Settings()
    {
        var settings = LoopbackPlatform.Settings(_platform!.Url.AbsoluteUri);
        var east = LoopbackPlatform.Settings(_platform.Url.AbsoluteUri);
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(Folder, "bot.db")}";
        settings["Bot:DataDirectory"] = Path.Combine(Folder, "data");
        settings["Bot:Profile"] = Place("west");
        settings["Bot:PublicBaseUrl"] = Address.GetLeftPart(UriPartial.Authority);
        settings["Logging:LogLevel:Default"] = "None";
        settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";
        foreach (var scope in Scopes)
        {
            settings[$"Bot:ApiKeys:{scope}"] = KeyOf(scope);
            settings[$"Bot:ApiKeyScopes:{scope}"] = scope;
        }

        foreach (var own in (string[])["WeChat:Mp:AppId", "WeChat:Mp:Token", "WeChat:MiniProgram:AppId", "WeChat:MiniProgram:Token", "WeCom:CorpId"])
        {
            east[own] = own.EndsWith("Token", StringComparison.Ordinal) ? "east" + own.Length.ToString(CultureInfo.InvariantCulture) : east[own]![..^1] + "7";
        }

        east["Logging:LogLevel:Default"] = east["Logging:LogLevel:Microsoft.AspNetCore"] = "None";
        east["Bot:Profile"] = Place(East);
        east["Bot:PublicBaseUrl"] = new Uri(Address, East).AbsoluteUri;
        east["Bot:ApiKeys:east"] = KeyOf(East);
        east["Bot:ApiKeyScopes:east"] = string.Join(',', Scopes);
        foreach (var (key, value) in east)
        {
            settings[$"Bot:Places:{East}:{key}"] = value;
        }

        return settings;
    }

    private string Place(string name)
    {
        var profile = TestPlace.Json();
        profile["office"]!["robot"] = $"robot-{name}-office";
        profile["desk"]!["robot"] = $"robot-{name}-desk";
        foreach (var (index, department) in profile["departments"]!.AsArray().Index())
        {
            department!["robot"] = $"robot-{name}-department-{index.ToString(CultureInfo.InvariantCulture)}";
        }

        var file = Path.Combine(Folder, name + ".json");
        File.WriteAllText(file, profile.ToJsonString());
        return file;
    }

    internal async Task<string> TokenAsync(string place, string openId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, place + "/api/mini/login") { Content = JsonContent.Create(new { code = openId }) };

        // Everybody has an address of their own, or the whole class would be one carrier's minute.
        request.Headers.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"10.9.{Interlocked.Increment(ref _passers) / 200}.{_passers % 200}"));
        using var answer = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private async Task SeedAsync()
    {
        Neighbour = await Neighbour.SettleAsync(this);
        List<Caller> signed = [];
        List<Belongings> own = [];
        for (var n = 0; n < Residents; n++)
        {
            var openId = $"oTriesThings{n.ToString("D4", CultureInfo.InvariantCulture)}";
            own.Add(await Belongings.OfAsync(this, openId));
            var token = await TokenAsync("", openId);
            signed.Add(new Caller($"resident {n.ToString(CultureInfo.InvariantCulture)}", () => token, null, "resident"));
        }

        Signed = signed;
        Keys = [.. Scopes.Select(s => new Caller($"key {s}", () => null, KeyOf(s), "apiKey"))];
        var elsewhere = await TokenAsync("/" + East, "oTriesThings0000");
        await PassOnAsync();
        Passing = new Caller("passing", () => _passing, null, "resident");
        Strangers =
        [
            Caller.Nobody, new("resident of the other place", () => elsewhere, null, null), new("key of the other place", () => null, KeyOf(East), null),
            new("made-up token", () => new string('A', 180), null, null), new("made-up key", () => null, "' OR 1=1 --", null),
        ];
        (Own, Hook) = (own, await HookAsync());
        Hints = Known.Of(Neighbour, own, Hook, Open311Key);
    }

    /// <summary>A subscription of the key with a delivery that was given up: nobody may be posted to in a test.</summary>
    private async Task<(string Id, string Delivery)> HookAsync()
    {
        var now = Service<TimeProvider>().GetUtcNow();
        var row = new WebhookSubscription
        {
            Id = new string('7', 32), Holder = "webhooks", Url = "https://127.0.0.1:9/", Types = "", CreatedAt = now, Cursor = long.MaxValue,
            SealedSecret = Service<WebhookSecrets>().Seal(WebhookSecrets.Draw()),
        };
        var delivery = new WebhookDelivery
        {
            SubscriptionId = row.Id, Position = 1, EventId = "made-up", Type = "submitted", IntakeId = 0, CreatedAt = now, NextAt = now.AddDays(1), State = WebhookDeliveryState.Parked,
        };
        await Service<GroupCommit>().Run(session =>
        {
            session.Insert(row);
            session.Insert(delivery);
        });
        return (row.Id, await ReadAsync(db => db.WebhookDeliveries.Select(d => d.Id.ToString()).SingleAsync()));
    }
}
