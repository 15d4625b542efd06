using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Xml.Linq;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;
using Bot.WeChat.Crypto;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.Tests.Simulator;

/// <summary>What the echo bot heard: the decrypted XML and the query it came with.</summary>
public sealed record Heard(XElement Xml, IQueryCollection Query, string Body);

/// <summary>A clock that stands until it is moved.</summary>
public sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}

/// <summary>A small real bot on Kestrel beside a simulated platform on Kestrel: it answers with what it heard.</summary>
public sealed class EchoBot : IAsyncDisposable
{
    private readonly WebApplication _bot;
    private readonly WebApplication _platformHost;
    private readonly CallbackCrypto _crypto;
    private readonly CallbackCrypto _miniCrypto;

    private EchoBot(SimulatedPlatform platform, StandingClock clock, DemoTown town, string platformUrl)
    {
        Platform = platform;
        Clock = clock;
        Town = town;
        PlatformUrl = platformUrl;
        var account = platform.Settings.OfficialAccount;
        var mini = platform.Settings.MiniProgram;
        _crypto = new CallbackCrypto(account.Token, account.EncodingAesKey, account.AppId);
        _miniCrypto = new CallbackCrypto(mini.Token, mini.EncodingAesKey, mini.AppId);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _bot = builder.Build();
        _bot.MapGet("/wechat/{door}", (HttpContext context) => context.Request.Query["echostr"].ToString());
        _bot.MapPost("/wechat/{door}", AnswerAsync);
        _platformHost = SimulatorHost.Create(platform, town, platformUrl);
    }

    public SimulatedPlatform Platform { get; }

    public StandingClock Clock { get; }

    public DemoTown Town { get; }

    public string PlatformUrl { get; }

    public HttpClient Api { get; private set; } = new();

    public ConcurrentQueue<Heard> Heard { get; } = new();

    /// <summary>What the bot answers: a body for the plain XML heard, null for an echo of the words.</summary>
    public Func<Heard, Task<string?>> Answer { get; set; } = _ => Task.FromResult<string?>(null);

    public static async Task<EchoBot> StartAsync(
        PlatformSettings? settings = null, string platformUrl = "http://127.0.0.1:0", Func<SimulatedPlatform, Task<DemoTown>>? town = null)
    {
        var clock = new StandingClock(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));
        var platform = new SimulatedPlatform(settings ?? new PlatformSettings(), clock);
        var bot = new EchoBot(platform, clock, town is null ? DemoTown.Nowhere : await town(platform), platformUrl);
        await bot._bot.StartAsync();
        await bot._platformHost.StartAsync();
        platform.Address = SimulatorHost.AddressOf(bot._platformHost);
        platform.ConnectTo(SimulatorHost.AddressOf(bot._bot));
        bot.Api = new HttpClient { BaseAddress = platform.Address };
        return bot;
    }

    /// <summary>Seals a passive reply to <paramref name="to"/> around <paramref name="inner"/>.</summary>
    public string Reply(SimulatedResident to, string inner, CallbackMode mode = CallbackMode.Safe)
    {
        var plain = $"<xml><ToUserName><![CDATA[{to.OpenId}]]></ToUserName><FromUserName><![CDATA[{Platform.Settings.OriginalId}]]></FromUserName>"
            + $"<CreateTime>{Clock.GetUtcNow().ToUnixTimeSeconds()}</CreateTime>{inner}</xml>";
        return mode == CallbackMode.Plain ? plain : Seal(plain, _crypto);
    }

    public static string TextOf(string words) => $"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{words.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]></Content>";

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await _platformHost.DisposeAsync();
        await _bot.DisposeAsync();
        Api.Dispose();
    }

    private static string Seal(string plain, CallbackCrypto crypto)
    {
        var encrypted = crypto.Encrypt(plain);
        var nonce = RandomNumberGenerator.GetHexString(8);
        return $"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt><MsgSignature><![CDATA[{crypto.SignEncrypted("1", nonce, encrypted)}]]></MsgSignature>"
            + $"<TimeStamp>1</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>";
    }

    private async Task<IResult> AnswerAsync(HttpContext context, string door)
    {
        var crypto = door == "mini" ? _miniCrypto : _crypto;
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var query = context.Request.Query;
        if (!crypto.IsSigned(query["signature"], query["timestamp"]!, query["nonce"]!))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var xml = XElement.Parse(body);
        if (query["encrypt_type"] == "aes")
        {
            var encrypted = xml.Element("Encrypt")!.Value;
            Assert.True(crypto.IsSignedEncrypted(query["msg_signature"], query["timestamp"]!, query["nonce"]!, encrypted));
            xml = XElement.Parse(crypto.Decrypt(encrypted));
        }

        var heard = new Heard(xml, query, body);
        Heard.Enqueue(heard);
        var given = await Answer(heard);
        if (given is not null)
        {
            return Results.Text(given);
        }

        var words = xml.Element("Content")?.Value ?? xml.Element("Recognition")?.Value;
        var sender = Platform.FindResident(xml.Element("FromUserName")!.Value);
        return Results.Text(words is null || sender is null ? "success" : Reply(sender, TextOf("您说：" + words), sender.Mode));
    }
}
