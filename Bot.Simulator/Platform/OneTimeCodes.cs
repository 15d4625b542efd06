using System.Security.Cryptography;

namespace Bot.Simulator.Platform;

/// <summary>What a code may be exchanged for.</summary>
public enum CodePurpose
{
    /// <summary>网页授权 of the official account, <c>snsapi_base</c>.</summary>
    OfficialAccountLogin,

    /// <summary><c>wx.login</c> of the mini-program.</summary>
    MiniProgramLogin,

    /// <summary>手机号快速验证组件 of the mini-program.</summary>
    PhoneNumber,

    /// <summary>网页授权 or 扫码登录 of WeCom.</summary>
    WorkerLogin,
}

/// <summary>Codes that are good once and for five minutes.</summary>
public sealed class OneTimeCodes(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Issued> _codes = new(StringComparer.Ordinal);

    /// <summary>A new code standing for <paramref name="subject"/> (an openid, a userid, a phone number).</summary>
    public string Issue(CodePurpose purpose, string subject)
    {
        var code = "demo" + RandomNumberGenerator.GetHexString(28, lowercase: true);
        lock (_gate)
        {
            _codes[code] = new Issued(purpose, subject, clock.GetUtcNow() + PlatformLimits.CodeLife);
        }

        return code;
    }

    /// <summary>Exchanges a code. Unknown, foreign or late: 40029; a second time: 40163.</summary>
    public string Redeem(CodePurpose purpose, string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            throw Refusal.CodeMissing();
        }

        lock (_gate)
        {
            if (!_codes.TryGetValue(code, out var issued) || issued.Purpose != purpose || issued.Until <= clock.GetUtcNow())
            {
                throw Refusal.CodeWrong();
            }

            if (issued.Used)
            {
                throw Refusal.CodeUsed();
            }

            _codes[code] = issued with { Used = true };
            return issued.Subject;
        }
    }

    private sealed record Issued(CodePurpose Purpose, string Subject, DateTimeOffset Until, bool Used = false);
}
