namespace Bot.Dialogs;

/// <summary>Every limit a conversation keeps to, named in one place.</summary>
public static class DialogLimits
{
    /// <summary>Characters a resident may say for one intake.</summary>
    public const int TextLength = 2_000;

    /// <summary>Pictures, voices and videos for one intake.</summary>
    public const int Media = 9;

    /// <summary>Choices offered at once: each is answered with one digit.</summary>
    public const int Choices = 9;

    /// <summary>UTF-8 bytes of a passive text reply (WeChat: 被动回复用户消息).</summary>
    public const int ReplyBytes = 2_048;

    /// <summary>Own intakes a resident can list and track in the chat, newest first.</summary>
    public const int OwnIntakes = 50;

    /// <summary>Characters of a resident's words shown back to them in a summary.</summary>
    public const int Excerpt = 48;

    /// <summary>Members shown in a public notice, so that it fits a reply.</summary>
    public const int Members = 8;

    /// <summary>Characters an answer to "where" may have and still be taken for a place as given.</summary>
    public const int PlaceLength = 60;
}
