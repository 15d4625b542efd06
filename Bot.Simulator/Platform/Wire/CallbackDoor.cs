using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Bot.Simulator.Platform.Faults;
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
    private readonly FaultBoard _faults;
    private readonly CallLog _log;
    private readonly string _path;
    private readonly CallbackCrypto _crypto;
    private readonly ReplyReader _reader;

    public CallbackDoor(string path, PlatformAccount account, PlatformSettings settings, MediaStore media, FaultBoard faults, TimeProvider clock, CallLog log)
    {
        ArgumentNullException.ThrowIfNull(account);
        _path = path;
        _settings = settings;
        _clock = clock;
        _faults = faults;
        _log = log;
        _crypto = new CallbackCrypto(account.Token, account.EncodingAesKey, account.AppId);
        _reader = new ReplyReader(_crypto, media, settings.OriginalId);
    }

    /// <summary>The GET that proves the address (验证消息的确来自微信服务器). False when the echo is not exact.</summary>
    public async Task<bool> VerifyAsync(HttpClient bot)
    {
        ArgumentNullException.ThrowIfNull(bot);
        var echo = RandomNumberGenerator.GetHexString(19, lowercase: true);
        var (timestamp, nonce) = Stamp(TimeSpan.Zero);
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
        var way = _faults.OnTry(callback.OpenId);
        var (path, body) = Seal(callback, way.Skew);
        var started = Stopwatch.GetTimestamp();
        int status;
        string raw;
        try
        {
            using var patience = new CancellationTokenSource(way.HangsUpAfter ?? _settings.CallbackTimeout);
            (status, raw) = await PostAsync(bot, path, body, way.OwnConnection, patience.Token);
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            var trouble = way.HangsUpAfter is null ? Trouble(broken) : "平台没等回复就挂断了（故障）";
            Log("POST", path, 0, started, callback.Summary, callback.Xml, "", @try, trouble);
            return (new(0, null, null, trouble, @try), true);
        }

        if (await MissAsync(way, started) is { } missed)
        {
            Log("POST", path, status, started, callback.Summary, callback.Xml, raw, @try, missed);
            return (new(status, null, null, missed, @try), true);
        }

        var answer = status is < 200 or >= 300
            ? new CallbackAnswer(status, null, null, $"HTTP {status}", @try)
            : Read(raw, callback, status, @try);
        Log("POST", path, status, started, callback.Summary, callback.Xml, answer.Xml ?? raw, @try, answer.Trouble);
        return (answer, status is < 200 or >= 300);
    }

    private static async Task<(int Status, string Body)> PostAsync(HttpClient bot, string path, string body, bool ownConnection, CancellationToken patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "text/xml");
        request.Headers.ConnectionClose = ownConnection ? true : null;
        using var response = await bot.SendAsync(request, patience);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(patience));
    }

    // Why the platform never saw an answer that the bot gave; null when it saw it.
    private async Task<string?> MissAsync(TryFacts way, long started)
    {
        if (way.LosesReply)
        {
            return "机器人的回复在路上丢了（故障）";
        }

        if (!way.ReplyIsLate)
        {
            return null;
        }

        var left = _settings.CallbackTimeout - Stopwatch.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, _clock);
        }

        return $"{_settings.CallbackTimeout.TotalSeconds:0.###} 秒内没有收到回复（故障）";
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

    private (string Path, string Body) Seal(Callback callback, TimeSpan skew)
    {
        var (timestamp, nonce) = Stamp(skew);
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

    private (string Timestamp, string Nonce) Stamp(TimeSpan skew) => (
        (_clock.GetUtcNow() + skew).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture));

    private string Trouble(Exception broken) =>
        broken is OperationCanceledException
            ? $"{_settings.CallbackTimeout.TotalSeconds:0.###} 秒内没有回复"
            : "连不上机器人：" + broken.Message;

    private void Log(string method, string path, int status, long started, string summary, string request, string response, int @try, string? trouble) =>
        _log.Add(
            CallWay.ToBot, method, path.Split('?')[0], status, null, Stopwatch.GetElapsedTime(started), summary, request, response, @try, trouble);
}
