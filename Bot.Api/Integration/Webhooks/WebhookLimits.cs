namespace Bot.Api.Integration.Webhooks;

/// <summary>Limits of webhooks, by name.</summary>
public static class WebhookLimits
{
    /// <summary>Subscriptions of one key.</summary>
    public const int PerHolder = 20;

    /// <summary>Characters of an address.</summary>
    public const int UrlLength = 2_000;

    /// <summary>Bytes of a signing key (Standard Webhooks: 24 to 64).</summary>
    public const int SecretBytesLeast = 24;

    /// <summary>Bytes of a signing key.</summary>
    public const int SecretBytesMost = 64;

    /// <summary>Bytes of a key that we draw.</summary>
    public const int SecretBytesDrawn = 32;

    /// <summary>Posts to one receiver at once. A hanging receiver holds its own lanes and nobody else's.</summary>
    public const int Lanes = 4;

    /// <summary>Posts at once to a receiver that is failing: one, to see whether it is back.</summary>
    public const int LanesWhileFailing = 1;

    /// <summary>Deliveries that wait for one subscription; what comes behind them waits in the log.</summary>
    public const int Waiting = 1_000;

    /// <summary>Events looked at in one transaction.</summary>
    public const int SpreadBatch = 500;

    /// <summary>From the first byte sent to the answer's headers, name and connection included.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);

    /// <summary>For the connection alone.</summary>
    public static readonly TimeSpan Connect = TimeSpan.FromSeconds(5);

    /// <summary>After so long a connection is opened anew, and its address looked at again.</summary>
    public static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(2);

    /// <summary>Bytes of an answer's body that are thrown away to keep the connection; beyond, the connection is closed. No body is ever looked at.</summary>
    public const int AnswerBytes = 8 * 1024;

    /// <summary>Kilobytes of an answer's headers.</summary>
    public const int AnswerHeaderKilobytes = 16;

    /// <summary>How long one delivery is tried before it is parked, and how long a subscription may fail before it is paused.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>What was taken is remembered so long.</summary>
    public static readonly TimeSpan DoneKept = TimeSpan.FromDays(30);

    /// <summary>Rows forgotten in one transaction.</summary>
    public const int ForgetBatch = 2_000;

    /// <summary>What posts under way are given to end in when the bot stops; after that they are sent again at the next start.</summary>
    public static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(3);

    /// <summary>Deliveries of a page, unless asked for fewer or more.</summary>
    public const int PageByDefault = 50;

    /// <summary>Deliveries of a page, at most.</summary>
    public const int PageMost = 200;
}
