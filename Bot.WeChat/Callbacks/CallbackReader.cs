using System.Buffers;
using System.Globalization;
using Bot.WeChat.Crypto;

namespace Bot.WeChat.Callbacks;

/// <summary>
/// Judges callbacks: is the signature right, is it fresh, can it be opened, what does it say. Takes plain, compatible and
/// encrypted mode at once, as XML or (mini-programs) JSON, and never throws over what came. Safe to share between threads.
/// </summary>
/// <param name="crypto">Token, key and AppId of the door.</param>
/// <param name="clock">The product's clock.</param>
/// <param name="wireClock">
/// The clock of the wire, where it may differ from the product's (a demo that moved its clock): a timestamp fresh by either is fresh.
/// </param>
public sealed class CallbackReader(CallbackCrypto crypto, TimeProvider clock, TimeProvider? wireClock = null)
{
    private const int BadRequest = 400;
    private const int Forbidden = 403;

    /// <summary>Judges a GET. WeChat signs it plainly; WeCom seals the echostr and signs that.</summary>
    public CallbackVerdict Verify(CallbackQuery query)
    {
        if (query.Signature is null && query.MsgSignature is null)
        {
            return Refuse(Forbidden, "signature is missing.");
        }

        if (CheckShape(query) is { } malformed)
        {
            return malformed;
        }

        if (query.EchoStr is not { Length: > 0 and <= CallbackLimits.EchoLength } echo)
        {
            return Refuse(BadRequest, "echostr is missing or too long.");
        }

        if (query.Signature is not null && !crypto.IsSigned(query.Signature, query.Timestamp!, query.Nonce!))
        {
            return Refuse(Forbidden, "signature is wrong.");
        }

        if (query.MsgSignature is null)
        {
            return CheckFreshness(query) ?? (CallbackVerdict)new CallbackVerdict.Echo(echo);
        }

        if (!crypto.IsSignedEncrypted(query.MsgSignature, query.Timestamp!, query.Nonce!, echo))
        {
            return Refuse(Forbidden, "msg_signature is wrong.");
        }

        return CheckFreshness(query) ?? OpenEcho(echo);
    }

    /// <summary>Judges a POST by its query and its whole body.</summary>
    public CallbackVerdict Read(CallbackQuery query, ReadOnlySpan<byte> body)
    {
        if (body.Length is 0 or > CallbackLimits.BodyBytes)
        {
            return Refuse(BadRequest, "The body is empty or too large.");
        }

        if (query.Signature is null && query.MsgSignature is null)
        {
            return Refuse(Forbidden, "signature is missing.");
        }

        if (CheckShape(query) is { } malformed)
        {
            return malformed;
        }

        if (query.Signature is not null && !crypto.IsSigned(query.Signature, query.Timestamp!, query.Nonce!))
        {
            return Refuse(Forbidden, "signature is wrong.");
        }

        return CheckFreshness(query) ?? ReadSigned(query, body);
    }

    private CallbackVerdict ReadSigned(CallbackQuery query, ReadOnlySpan<byte> body)
    {
        var table = ArrayPool<XmlField>.Shared.Rent(CallbackLimits.Fields);
        try
        {
            if (!TryFields(body, table, out var fields, out var reason))
            {
                return Refuse(BadRequest, reason);
            }

            if (IsSealed(query, fields))
            {
                return ReadSealed(query, fields);
            }

            return query.Signature is null
                ? Refuse(Forbidden, "signature is missing.")
                : Accept(query, fields, body, CallbackMode.Plain);
        }
        finally
        {
            ArrayPool<XmlField>.Shared.Return(table);
        }
    }

    /// <summary>WeChat says so with <c>encrypt_type=aes</c>; WeCom, which knows no other mode, says nothing.</summary>
    private static bool IsSealed(CallbackQuery query, XmlFields fields) =>
        string.Equals(query.EncryptType, "aes", StringComparison.Ordinal)
        || (string.IsNullOrEmpty(query.EncryptType) && query.MsgSignature is not null && fields.Find("Encrypt"u8) >= 0 && fields.Find("MsgType"u8) < 0);

    private CallbackVerdict ReadSealed(CallbackQuery query, XmlFields outer)
    {
        var encrypt = outer.Bytes("Encrypt"u8);
        if (encrypt.IsEmpty)
        {
            return Refuse(BadRequest, "Encrypt is missing.");
        }

        if (!crypto.IsSigned(query.MsgSignature, query.Timestamp!, query.Nonce!, encrypt))
        {
            return Refuse(Forbidden, "msg_signature is missing or wrong.");
        }

        var buffer = ArrayPool<byte>.Shared.Rent(CallbackCrypto.BufferFor(encrypt.Length));
        var table = ArrayPool<XmlField>.Shared.Rent(CallbackLimits.Fields);
        try
        {
            var fault = crypto.TryDecrypt(encrypt, buffer, out var message);
            if (fault is not CryptoFault.None)
            {
                return Refuse(fault is CryptoFault.OtherAppId ? Forbidden : BadRequest, CallbackCryptoException.Describe(fault));
            }

            return TryFields(message, table, out var inner, out var reason)
                ? Accept(query, inner, message, CallbackMode.Encrypted)
                : Refuse(BadRequest, reason);
        }
        finally
        {
            ArrayPool<XmlField>.Shared.Return(table);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: false);
        }
    }

    private static bool TryFields(ReadOnlySpan<byte> document, XmlField[] table, out XmlFields fields, out string reason)
    {
        fields = default;
        if (JsonBody.IsJson(document) && !JsonBody.TryToXml(ref document, out reason))
        {
            return false;
        }

        var count = FlatXml.Read(document, table.AsSpan(0, CallbackLimits.Fields), out reason);
        if (count < 0)
        {
            return false;
        }

        fields = new XmlFields(document, table.AsSpan(0, count));
        reason = fields.IsRoot("xml"u8) ? "" : "The root is not xml.";
        return reason.Length == 0;
    }

    private static CallbackVerdict Accept(CallbackQuery query, XmlFields fields, ReadOnlySpan<byte> document, CallbackMode mode) =>
        MessageFactory.TryCreate(fields, document, out var message, out var reason)
            ? new CallbackVerdict.Accepted(message, mode, query.Timestamp!, query.Nonce!)
            : Refuse(BadRequest, reason);

    private CallbackVerdict OpenEcho(string echo)
    {
        try
        {
            return new CallbackVerdict.Echo(crypto.Decrypt(echo));
        }
        catch (CallbackCryptoException e)
        {
            return Refuse(e.IsForeign ? Forbidden : BadRequest, e.Message);
        }
    }

    private static CallbackVerdict.Refused? CheckShape(CallbackQuery query)
    {
        if (!TryTimestamp(query.Timestamp, out _))
        {
            return Refuse(BadRequest, "timestamp is missing or not a number of seconds.");
        }

        if (query.Nonce is not { Length: > 0 and <= CallbackLimits.NonceLength })
        {
            return Refuse(BadRequest, "nonce is missing or too long.");
        }

        return query.EncryptType is null or "" or "raw" or "aes" ? null : Refuse(BadRequest, "encrypt_type is unknown.");
    }

    private CallbackVerdict.Refused? CheckFreshness(CallbackQuery query)
    {
        TryTimestamp(query.Timestamp, out var seconds);
        return IsFresh(seconds, clock) || (wireClock is not null && IsFresh(seconds, wireClock))
            ? null
            : Refuse(BadRequest, "timestamp is more than ten minutes off.");
    }

    private static bool IsFresh(long seconds, TimeProvider by) =>
        Math.Abs(by.GetUtcNow().ToUnixTimeSeconds() - seconds) <= (long)CallbackLimits.Staleness.TotalSeconds;

    private static bool TryTimestamp(string? text, out long seconds)
    {
        seconds = 0;
        return text is { Length: > 0 and <= CallbackLimits.TimestampDigits }
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
    }

    private static CallbackVerdict.Refused Refuse(int status, string reason) => new(status, reason);
}
