using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Bot.Simulator.Platform;

/// <summary>Which way a call went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallWay>))]
public enum CallWay
{
    /// <summary>The platform called the bot back.</summary>
    ToBot,

    /// <summary>The bot called the platform.</summary>
    FromBot,
}

/// <summary>
/// One call as the log shows it, decrypted. <paramref name="Errcode"/> is null for a callback and where none was answered; status 0 is a connection that ended; <paramref name="Trouble"/> says
/// in words what broke a rule of the wire.
/// </summary>
public sealed record LoggedCall(
    long Id, DateTimeOffset At, CallWay Way, string Method, string Path, int Status, int? Errcode, int Try,
    double Milliseconds, string Summary, string Request, string Response, string? Trouble)
{
    /// <summary>Whether the call failed in any way.</summary>
    public bool Failed => Status is < 200 or >= 400 || Errcode is not (null or 0) || Trouble is not null;
}

/// <summary>Every call in and out, newest last, secrets masked.</summary>
public sealed partial class CallLog(TimeProvider clock, Signal signal)
{
    private readonly Lock _gate = new();
    private readonly Queue<LoggedCall> _calls = new();
    private long _last;

    /// <summary>A copy of what is kept.</summary>
    public IReadOnlyList<LoggedCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Writes one call down.</summary>
    public void Add(
        CallWay way, string method, string path, int status, int? errcode, TimeSpan took, string summary, string request,
        string response, int @try = 1, string? trouble = null)
    {
        LoggedCall call;
        lock (_gate)
        {
            call = new LoggedCall(
                ++_last, clock.GetUtcNow(), way, method, Mask(path), status, errcode, @try, Math.Round(took.TotalMilliseconds, 1),
                summary, Cut(Mask(request)), Cut(Mask(response)), trouble);
            _calls.Enqueue(call);
            if (_calls.Count > PlatformLimits.LogEntries)
            {
                _calls.Dequeue();
            }
        }

        signal.Raise(new PlatformChange("log", null, call));
    }

    /// <summary>Empties the log.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _calls.Clear();
        }

        signal.Raise(new PlatformChange("log-cleared", null, null));
    }

    private static string Cut(string body) =>
        body.Length <= PlatformLimits.LogBody ? body : string.Concat(body.AsSpan(0, PlatformLimits.LogBody), "…");

    private static string Mask(string text) => Secrets().Replace(text, "$1***");

    [GeneratedRegex("""((?:access_token|secret|corpsecret|session_key|appsecret)(?:=|"\s*:\s*"))[^&"\s]+""", RegexOptions.None, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Secrets();
}
