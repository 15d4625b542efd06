namespace Bot.Simulator.Platform;

/// <summary>The limits of WeChat and WeCom that the simulated platform keeps, each under its name.</summary>
public static class PlatformLimits
{
    /// <summary>UTF-8 bytes of a text, passive or by customer service (被动回复用户消息, 客服接口-发消息).</summary>
    public const int TextBytes = 2_048;

    /// <summary>Articles in a reply to an event; a reply to a message holds one.</summary>
    public const int ArticlesAfterEvent = 8;

    /// <summary>Articles in a reply to a message of the resident, and in a customer-service message.</summary>
    public const int ArticlesAfterMessage = 1;

    /// <summary>Customer-service messages after a message of the resident, within <see cref="AfterMessage"/>.</summary>
    public const int SendsAfterMessage = 5;

    /// <summary>How long a message of the resident opens the customer-service window.</summary>
    public static readonly TimeSpan AfterMessage = TimeSpan.FromHours(48);

    /// <summary>Customer-service messages after a menu click, a follow or a scan, within <see cref="AfterEvent"/>.</summary>
    public const int SendsAfterEvent = 3;

    /// <summary>How long a menu click, a follow or a scan opens the customer-service window.</summary>
    public static readonly TimeSpan AfterEvent = TimeSpan.FromMinutes(1);

    /// <summary>Template messages of one account in a day (China Standard Time).</summary>
    public const int TemplatesPerDay = 100_000;

    /// <summary>How long <c>client_msg_id</c> keeps a template message from being sent twice.</summary>
    public static readonly TimeSpan ClientMessageIdLife = TimeSpan.FromMinutes(10);

    /// <summary>Sends of one group robot in <see cref="RobotWindow"/>; refused tries count too.</summary>
    public const int RobotSends = 20;

    /// <summary>The sliding window of <see cref="RobotSends"/>.</summary>
    public static readonly TimeSpan RobotWindow = TimeSpan.FromSeconds(60);

    /// <summary>UTF-8 bytes of a robot's markdown message.</summary>
    public const int RobotMarkdownBytes = 4_096;

    /// <summary>UTF-8 bytes of a robot's text message.</summary>
    public const int RobotTextBytes = 2_048;

    /// <summary>Life of an access token.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(7_200);

    /// <summary>How long the token before the newest one still works.</summary>
    public static readonly TimeSpan TokenOverlap = TimeSpan.FromMinutes(5);

    /// <summary>Life of an OAuth, login or phone-number code.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);

    /// <summary>Life of a temporary media file.</summary>
    public static readonly TimeSpan MediaLife = TimeSpan.FromDays(3);

    /// <summary>Bytes of an uploaded picture or video.</summary>
    public const int MediaBytes = 10 * 1024 * 1024;

    /// <summary>Bytes of an uploaded voice.</summary>
    public const int VoiceBytes = 2 * 1024 * 1024;

    /// <summary>Bytes of an uploaded thumbnail.</summary>
    public const int ThumbBytes = 64 * 1024;

    /// <summary>Buttons of the menu, and of one of its buttons.</summary>
    public const int MenuButtons = 3, MenuSubButtons = 5;

    /// <summary>UTF-8 bytes of a button's name, of a sub button's name, of a key and of a URL.</summary>
    public const int ButtonNameBytes = 16, SubButtonNameBytes = 60, ButtonKeyBytes = 128, ButtonUrlBytes = 1_024;

    /// <summary>Characters of a scene in a QR ticket.</summary>
    public const int SceneLength = 64;

    /// <summary>Longest life of a temporary QR ticket: 30 days.</summary>
    public const int QrSeconds = 2_592_000;

    /// <summary>Tries of one callback: the first and two more.</summary>
    public const int CallbackTries = 3;

    /// <summary>How long one try of a callback waits for its answer.</summary>
    public static readonly TimeSpan CallbackTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Calls the log keeps, oldest dropped first.</summary>
    public const int LogEntries = 1_000;

    /// <summary>Characters of a body the log keeps.</summary>
    public const int LogBody = 8_000;

    /// <summary>Messages a chat or a group keeps, oldest dropped first.</summary>
    public const int ChatMessages = 2_000;
}
