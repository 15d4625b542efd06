namespace Bot.WeChat.Callbacks;

/// <summary>Words.</summary>
public sealed record TextMessage(string ToUser, string FromUser, long CreateTime, string MsgId, string Content)
    : UserMessage(ToUser, FromUser, CreateTime, MsgId);

/// <summary>A picture; <paramref name="PicUrl"/> is empty where the platform gives none.</summary>
public sealed record ImageMessage(string ToUser, string FromUser, long CreateTime, string MsgId, string PicUrl, string MediaId)
    : UserMessage(ToUser, FromUser, CreateTime, MsgId);

/// <summary>Speech; <paramref name="Recognition"/> holds the recognised words, or is empty.</summary>
public sealed record VoiceMessage(string ToUser, string FromUser, long CreateTime, string MsgId, string MediaId, string Format, string Recognition)
    : UserMessage(ToUser, FromUser, CreateTime, MsgId);

/// <summary>A video.</summary>
public sealed record VideoMessage(string ToUser, string FromUser, long CreateTime, string MsgId, string MediaId, string ThumbMediaId)
    : UserMessage(ToUser, FromUser, CreateTime, MsgId);

/// <summary>A short video taken in the chat.</summary>
public sealed record ShortVideoMessage(string ToUser, string FromUser, long CreateTime, string MsgId, string MediaId, string ThumbMediaId)
    : UserMessage(ToUser, FromUser, CreateTime, MsgId);

/// <summary>A place picked on the map, in degrees of GCJ-02. WeChat's Location_X is the latitude, Location_Y the longitude.</summary>
public sealed record LocationMessage(
    string ToUser, string FromUser, long CreateTime, string MsgId, double Latitude, double Longitude, int Scale, string Label)
    : UserMessage(ToUser, FromUser, CreateTime, MsgId);

/// <summary>A shared link.</summary>
public sealed record LinkMessage(string ToUser, string FromUser, long CreateTime, string MsgId, string Title, string Description, string Url)
    : UserMessage(ToUser, FromUser, CreateTime, MsgId);

/// <summary>Anything newer than this list. <paramref name="Event"/> is empty for what is no event.</summary>
public sealed record UnknownMessage(string ToUser, string FromUser, long CreateTime, string MsgType, string Event, string Key)
    : PlatformMessage(ToUser, FromUser, CreateTime)
{
    /// <inheritdoc/>
    public override string DeduplicationKey => $"{FromUser}:{CreateTime}:{MsgType}:{Event}:{Key}";
}
