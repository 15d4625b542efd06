namespace Bot.WeChat.Crypto;

/// <summary>A sealed message could not be opened. The message names the reason and never holds the input or the key.</summary>
public sealed class CallbackCryptoException : Exception
{
    internal CallbackCryptoException(CryptoFault fault)
        : base(Describe(fault))
    {
        IsForeign = fault is CryptoFault.OtherAppId;
    }

    /// <summary>True when the message was opened but is addressed to another AppId.</summary>
    public bool IsForeign { get; }

    internal static string Describe(CryptoFault fault) => fault switch
    {
        CryptoFault.NotBase64 => "Encrypt is not base64.",
        CryptoFault.NotWholeBlocks => "Encrypt is not a whole number of cipher blocks.",
        CryptoFault.BadPadding => "Encrypt has wrong padding.",
        CryptoFault.BadLength => "Encrypt states a message length that does not fit.",
        CryptoFault.OtherAppId => "Encrypt is addressed to another AppId.",
        _ => "Encrypt cannot be opened.",
    };
}

/// <summary>Why a sealed message could not be opened.</summary>
internal enum CryptoFault
{
    None,
    NotBase64,
    NotWholeBlocks,
    BadPadding,
    BadLength,
    OtherAppId,
}
