using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Bot.Api.Conversations;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Deadlines;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

/// <summary>The whole bot on the loopback with the demo grids and a clock that can be wound; WeChat beside it takes any code for an openid.</summary>
public sealed class MiniHost : IAsyncLifetime
{
    private readonly string? _profile;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-mini-");
    private WebApplication? _app;
    private LoopbackPlatform? _platform;
    private int _people;

    public MiniHost()
        : this(AloneProfile.Path)
    {
    }

    internal MiniHost(string? profile) => _profile = profile;

    internal WoundClock Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 30, 0, ChinaTime.Offset), runs: true);

    internal LoopbackPlatform Platform => _platform!;

    public Uri Address { get; private set; } = null!;

    public string DataFolder => Path.Combine(_folder.FullName, "data");

    public T Service<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        _platform = await LoopbackPlatform.Start();
        _platform.OnJson("/sns/jscode2session", call => $$"""{"openid":"{{call.Query["js_code"]}}","session_key":"made-up-key"}""");
        Address = new Uri($"http://127.0.0.1:{RoadFixture.FreePort()}");
        var settings = LoopbackPlatform.Settings(_platform.Url.AbsoluteUri);
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";
        settings["Bot:DataDirectory"] = DataFolder;
        settings["Bot:Profile"] = _profile ?? TestPlace.File;
        settings["Bot:PublicBaseUrl"] = Address.GetLeftPart(UriPartial.Authority);
        settings["Logging:LogLevel:Default"] = "None";
        settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";
        _app = BotHost.Create(["--urls", Address.AbsoluteUri], settings, Clock);
        await _app.StartAsync();
        await GridImporter.WriteAsync(Service<GroupCommit>(), DemoGrids.Read().Grids, Clock.GetUtcNow(), CancellationToken.None);
        await Service<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
    }

    /// <summary>Somebody new, signed in.</summary>
    internal Task<MiniPhone> PhoneAsync() => MiniPhone.SignedInAsync(Address, string.Create(CultureInfo.InvariantCulture, $"oMini{Interlocked.Increment(ref _people):D10}"));

    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = await Service<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>The worker takes it up and says what was done.</summary>
    public async Task ResolveAsync(string number, string note)
    {
        Assert.True(IntakeNumber.TryParse(number, out var intake));
        var worker = new Actor(ActorRole.GridWorker, "演示网格员", "w-demo");
        var at = Clock.GetChinaNow();
        await Service<GroupCommit>().Run(session =>
        {
            Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Accept, worker, at), i => (i.HandlerId, i.HandlerName) = (worker.Id, worker.Name)));
            Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Note, worker, at, "里面的话不给居民看", IsPublic: false)));
            Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Resolve, worker, at, note)));
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await _platform!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

/// <summary>The demo's own profile, in which neighbours are asked to go along.</summary>
public sealed class NeighbourMiniHost : IAsyncLifetime
{
    public MiniHost Host { get; } = new(profile: null);

    public ValueTask InitializeAsync() => Host.InitializeAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>A phone with the mini-program: real HTTP, JSON both ways.</summary>
internal sealed class MiniPhone : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _openId;
    private int _keys;

    private MiniPhone(Uri bot, string openId) => (_http, _openId) = (new HttpClient { BaseAddress = bot }, openId);

    public string OpenId => _openId;

    public static async Task<MiniPhone> SignedInAsync(Uri bot, string openId)
    {
        var phone = new MiniPhone(bot, openId);
        await phone.LoginAsync();
        return phone;
    }

    public async Task LoginAsync()
    {
        using var answer = await _http.PostAsJsonAsync("/api/mini/login", new { code = _openId });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public string NewKey() => string.Create(CultureInfo.InvariantCulture, $"key-{_openId}-{++_keys}");

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? key = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, "/api/mini" + path);
        request.Content = body switch { null => null, HttpContent content => content, _ => JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        return await _http.SendAsync(request);
    }

    /// <summary>The answer's JSON; the status must be the expected one.</summary>
    public async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body = null, int status = 200, string? key = null)
    {
        using var answer = await SendAsync(method, path, body, key);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        if (status >= 400)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    public Task<JsonElement> GetAsync(string path, int status = 200) => AskAsync(HttpMethod.Get, path, status: status);

    /// <summary>A post that makes something, under a key of its own.</summary>
    public Task<JsonElement> PostAsync(string path, object? body = null, int status = 200, string? key = null) => AskAsync(HttpMethod.Post, path, body, status, key ?? NewKey());

    public async Task<string> ReportAsync(object report, string? key = null) => (await PostAsync("/intakes", report, 201, key)).GetProperty("number").GetString()!;

    /// <summary>Sends a file whole, part after part.</summary>
    public async Task<string> UploadAsync(string type, byte[] content)
    {
        var begun = await AskAsync(HttpMethod.Post, "/uploads", new { type, size = content.Length, sha256 = Convert.ToHexString(SHA256.HashData(content)) }, 201);
        var (id, part) = (begun.GetProperty("id").GetString()!, begun.GetProperty("partSize").GetInt32());
        for (var n = 0; n < begun.GetProperty("parts").GetInt32(); n++)
        {
            await PutPartAsync(id, n, content.AsMemory(n * part, Math.Min(part, content.Length - (n * part))));
        }

        Assert.Equal(id, (await AskAsync(HttpMethod.Post, $"/uploads/{id}/complete")).GetProperty("id").GetString());
        return id;
    }

    public async Task<JsonElement> PutPartAsync(string id, int n, ReadOnlyMemory<byte> content, int status = 200)
    {
        using var body = new ReadOnlyMemoryContent(content);
        return await AskAsync(HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"/uploads/{id}/parts/{n}"), body, status);
    }

    /// <summary>Begins to send a part and hangs up in the middle.</summary>
    public async Task CutPartAsync(string id, int n, ReadOnlyMemory<byte> content, int after)
    {
        using var hangUp = new CancellationTokenSource();
        using var body = new CutContent(content, after, hangUp);
        using var request = new HttpRequestMessage(HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"/api/mini/uploads/{id}/parts/{n}"));
        request.Content = body;
        await Assert.ThrowsAnyAsync<Exception>(() => _http.SendAsync(request, hangUp.Token));
    }

    public void Dispose() => _http.Dispose();

    private sealed class CutContent(ReadOnlyMemory<byte> content, int after, CancellationTokenSource hangUp) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(content[..after]);
            await stream.FlushAsync();
            await hangUp.CancelAsync();
            throw new IOException("The line broke.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
