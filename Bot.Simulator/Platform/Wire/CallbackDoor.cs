using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Bot.WeChat.Crypto;

namespace Bot.Simulator.Platform.Wire;

/// <summary>One callback as it is to be delivered: the plain XML, whom it concerns, how it is shown in the log.</summary>
public sealed record Callback(string Xml, string OpenId, bool IsEvent, CallbackMode Mode, string Summary);

/// <summary>
/// One callback address of the bot. Signs, encrypts and delivers: up to three tries of five seconds each, every try
/// with the same message and a fresh signature (接入指南, 消息加解密说明).
/// </summary>
public sealed class CallbackDoor
{
    private readonly PlatformSettings _settings;
    private readonly TimeProvider _clock;
    private readonly CallLog _log;
    private readonly string _path;
    private readonly CallbackCrypto _crypto;
    private readonly ReplyReader _reader;

    public CallbackDoor(string path, PlatformAccount account, PlatformSettings settings, MediaStore media, TimeProvider clock, CallLog log)
    {
        ArgumentNullException.ThrowIfNull(account);
        _path = path;
        _settings = settings;
        _clock = clock;
        _log = log;
        _crypto = new CallbackCrypto(account.Token, account.EncodingAesKey, account.AppId);
        _reader = new ReplyReader(_crypto, media, settings.OriginalId);
    }

    /// <summary>The GET that proves the address (验证消息的确来自微信服务器). False when the echo is not exact.</summary>
    public async Task<bool> VerifyAsync(HttpClient bot)
    {
        ArgumentNullException.ThrowIfNull(bot);
        var echo = RandomNumberGenerator.GetHexString(19, lowercase: true);
        var (timestamp, nonce) = Stamp();
        var path = $"{_path}?signature={_crypto.Sign(timestamp, nonce)}&echostr={echo}&timestamp={timestamp}&nonce={nonce}";
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var patience = new CancellationTokenSource(_settings.CallbackTimeout);
            using var response = await bot.GetAsync(new Uri(path, UriKind.Relative), patience.Token);
            var body = await response.Content.ReadAsStringAsync(patience.Token);
            var good = response.IsSuccessStatusCode && body == echo;
            Log("GET", path, (int)response.StatusCode, started, "验证服务器地址", "", body, 1, good ? null : "echostr 没有原样返回");
            return good;
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            Log("GET", path, 0, started, "验证服务器地址", "", "", 1, Trouble(broken));
            return false;
        }
    }

    /// <summary>Delivers a callback and reads its answer. Never throws for what the bot does; the trouble is in the answer.</summary>
    public async Task<CallbackAnswer> DeliverAsync(HttpClient bot, Callback callback)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(callback);
        CallbackAnswer? answer = null;
        for (var @try = 1; @try <= PlatformLimits.CallbackTries; @try++)
        {
            (answer, var again) = await TryAsync(bot, callback, @try);
            if (!again)
            {
                break;
            }
        }

        return answer!;
    }

    private async Task<(CallbackAnswer Answer, bool Again)> TryAsync(HttpClient bot, Callback callback, int @try)
    {
        var (path, body) = Seal(callback);
        var started = Stopwatch.GetTimestamp();
        int status;
        string raw;
        try
        {
            using var patience = new CancellationTokenSource(_settings.CallbackTimeout);
            using var content = new StringContent(body, Encoding.UTF8, "text/xml");
            using var response = await bot.PostAsync(new Uri(path, UriKind.Relative), content, patience.Token);
            raw = await response.Content.ReadAsStringAsync(patience.Token);
            status = (int)response.StatusCode;
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            Log("POST", path, 0, started, callback.Summary, callback.Xml, "", @try, Trouble(broken));
            return (new(0, null, null, Trouble(broken), @try), true);
        }

        var answer = status is < 200 or >= 300
            ? new CallbackAnswer(status, null, null, $"HTTP {status}", @try)
            : Read(raw, callback, status, @try);
        Log("POST", path, status, started, callback.Summary, callback.Xml, answer.Xml ?? raw, @try, answer.Trouble);
        return (answer, status is < 200 or >= 300);
    }

    private CallbackAnswer Read(string raw, Callback callback, int status, int @try)
    {
        string? xml = null;
        try
        {
            xml = _reader.Open(raw, callback.Mode);
            var reply = xml is null ? null : _reader.Check(xml, callback.OpenId, callback.IsEvent);
            return new(status, reply, xml, null, @try);
        }
        catch (FormatException broken)
        {
            return new(status, null, xml, broken.Message, @try);
        }
    }

    private (string Path, string Body) Seal(Callback callback)
    {
        var (timestamp, nonce) = Stamp();
        var path = $"{_path}?signature={_crypto.Sign(timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&openid={Uri.EscapeDataString(callback.OpenId)}";
        if (callback.Mode == CallbackMode.Plain)
        {
            return (path, callback.Xml);
        }

        var encrypted = _crypto.Encrypt(callback.Xml);
        path += $"&encrypt_type=aes&msg_signature={_crypto.SignEncrypted(timestamp, nonce, encrypted)}";
        var xml = callback.Mode == CallbackMode.Compatible
            ? SafeXml.Read(callback.Xml)
            : new XElement("xml", IncomingXml.Cdata("ToUserName", _settings.OriginalId));
        xml.Add(IncomingXml.Cdata("Encrypt", encrypted));
        return (path, xml.ToString());
    }

    private (string Timestamp, string Nonce) Stamp() => (
        _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture));

    private string Trouble(Exception broken) =>
        broken is OperationCanceledException
            ? $"{_settings.CallbackTimeout.TotalSeconds:0.###} 秒内没有回复"
            : "连不上机器人：" + broken.Message;

    private void Log(string method, string path, int status, long started, string summary, string request, string response, int @try, string? trouble) =>
        _log.Add(
            CallWay.ToBot, method, path.Split('?')[0], status, null, Stopwatch.GetElapsedTime(started), summary, request, response, @try, trouble);
}
