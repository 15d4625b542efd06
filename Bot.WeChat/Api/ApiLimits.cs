namespace Bot.WeChat.Api;

/// <summary>Every limit of the calls to the platform.</summary>
public static class ApiLimits
{
    /// <summary>A call with a small body both ways.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Sending or fetching media.</summary>
    public static readonly TimeSpan MediaTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Opening a connection.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection is used before the name is looked up anew.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    /// <summary>The wait before the one repetition of a read, give or take half.</summary>
    public static readonly TimeSpan ReadRetryDelay = TimeSpan.FromMilliseconds(300);

    /// <summary>How long before its end a token is replaced. The platform keeps the old one good for five minutes more.</summary>
    public static readonly TimeSpan TokenMargin = TimeSpan.FromMinutes(5);

    public const int ConnectionsPerServer = 64;

    /// <summary>Bytes of a JSON answer.</summary>
    public const int AnswerBytes = 1024 * 1024;

    /// <summary>Bytes of media fetched or sent unless the caller asks for less (WeChat: 10 MB for a video).</summary>
    public const int MediaBytes = 10 * 1024 * 1024;

    /// <summary>Characters kept of what the platform says about an error.</summary>
    public const int MessageLength = 256;

    /// <summary>UTF-8 bytes of a customer-service text.</summary>
    public const int CustomerTextBytes = 2_048;

    /// <summary>Characters of a text to check (文本内容安全识别).</summary>
    public const int CheckTextLength = 2_500;

    /// <summary>Characters of a QR code's scene string.</summary>
    public const int SceneLength = 64;

    /// <summary>How long a temporary QR code may live.</summary>
    public static readonly TimeSpan LongestQrCode = TimeSpan.FromDays(30);

    /// <summary>UTF-8 bytes of a group robot's markdown (群机器人配置说明).</summary>
    public const int RobotMarkdownBytes = 4_096;

    /// <summary>UTF-8 bytes of a group robot's text.</summary>
    public const int RobotTextBytes = 2_048;
}
