namespace Bot.WeChat.Callbacks;

/// <summary>The query of a callback as it came, each part null when absent (WeChat docs: 接入指南, 消息加解密说明).</summary>
public readonly record struct CallbackQuery(
    string? Signature, string? MsgSignature, string? Timestamp, string? Nonce, string? EncryptType, string? EchoStr);

/// <summary>How a callback came, which is how its reply must go.</summary>
public enum CallbackMode
{
    /// <summary>The body was read as it stands (plain mode, or compatible mode without <c>encrypt_type=aes</c>).</summary>
    Plain,

    /// <summary>The body was sealed: every non-empty reply must be sealed too.</summary>
    Encrypted,
}

/// <summary>What comes of a callback. A closed set.</summary>
public abstract record CallbackVerdict
{
    private CallbackVerdict()
    {
    }

    /// <summary>The answer to a GET: send <paramref name="Text"/> back as it is, as plain text.</summary>
    public sealed record Echo(string Text) : CallbackVerdict;

    /// <summary>A message that really came from the platform. <paramref name="Timestamp"/> and <paramref name="Nonce"/> are those of the query.</summary>
    public sealed record Accepted(PlatformMessage Message, CallbackMode Mode, string Timestamp, string Nonce) : CallbackVerdict;

    /// <summary>Answer with HTTP <paramref name="Status"/> (400 or 403). <paramref name="Reason"/> is for the log: English, free of input.</summary>
    public sealed record Refused(int Status, string Reason) : CallbackVerdict;
}

/// <summary>Every limit a callback keeps to.</summary>
public static class CallbackLimits
{
    /// <summary>Bytes of a callback's body.</summary>
    public const int BodyBytes = 64 * 1024;

    /// <summary>How far a callback's timestamp may be off, either way.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromMinutes(10);

    /// <summary>Digits of a timestamp in seconds: enough for the next 30,000 years.</summary>
    public const int TimestampDigits = 12;

    /// <summary>Characters of a nonce.</summary>
    public const int NonceLength = 128;

    /// <summary>Characters of an echostr.</summary>
    public const int EchoLength = 2_048;

    /// <summary>Elements of a message.</summary>
    public const int Fields = 512;

    /// <summary>Elements within elements, the root included.</summary>
    public const int Depth = 8;

    /// <summary>Bytes of an element's name.</summary>
    public const int NameBytes = 64;

    /// <summary>Characters of names and ids: openids, MsgId, MediaId, types.</summary>
    public const int IdLength = 512;
}
