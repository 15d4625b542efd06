namespace Bot.Dialogs;

/// <summary>What a resident did, in the words of a dialog: free of WeChat, free of storage. A closed set.</summary>
public abstract record Incoming
{
    private Incoming()
    {
    }

    /// <summary>Words, typed or spoken. <paramref name="Spoken"/> is true for recognised speech, which has no reliable punctuation.</summary>
    public sealed record Text(string Words, bool Spoken = false) : Incoming;

    /// <summary>A picture, voice without recognised words, or video, still on the platform under <paramref name="MediaId"/>.</summary>
    public sealed record Media(MediaKind Kind, string MediaId) : Incoming;

    /// <summary>A place picked on the map. Degrees in GCJ-02, as WeChat sends them. <paramref name="Label"/> is the address the map showed, or empty.</summary>
    public sealed record Location(double Longitude, double Latitude, string Label) : Incoming;

    /// <summary>A click on a menu entry that carries one of the <see cref="MenuKeys"/>.</summary>
    public sealed record MenuClick(string Key) : Incoming;

    /// <summary>The resident follows the account; <paramref name="Scene"/> is set when a QR code led there (<c>grid:{gridCode}</c>).</summary>
    public sealed record Followed(string? Scene) : Incoming;

    /// <summary>A follower scans a QR code with a scene (<c>grid:{gridCode}</c>).</summary>
    public sealed record Scanned(string Scene) : Incoming;

    /// <summary>The resident no longer follows. Nothing can be answered.</summary>
    public sealed record Unfollowed : Incoming;

    /// <summary>Something the dialogs cannot use (a link, a sticker, an unknown event). <paramref name="What"/> names it for the reply.</summary>
    public sealed record Unreadable(string What) : Incoming;
}

/// <summary>What a piece of media is.</summary>
public enum MediaKind
{
    Image,
    Voice,
    Video,
}

/// <summary>The menu's fixed EventKeys.</summary>
public static class MenuKeys
{
    public const string FindWorker = "FIND_WORKER";
    public const string Report = "REPORT";
    public const string MyIntakes = "MY_INTAKES";
    public const string Consult = "CONSULT";
    public const string Help = "HELP";
}
