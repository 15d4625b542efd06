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

    /// <summary>A draft untouched for longer, or since another day, is offered again before anything is done with it.</summary>
    public static readonly TimeSpan DraftIsFresh = TimeSpan.FromHours(6);

    /// <summary>How long a danger waits for its place before it goes up without one.</summary>
    public static readonly TimeSpan DangerWaits = TimeSpan.FromMinutes(2);

    /// <summary>How long what is said after a danger was sent up adds to it.</summary>
    public static readonly TimeSpan SentUpFor = TimeSpan.FromHours(1);

    /// <summary>Within this time the very same words are asked about before they become a second intake.</summary>
    public static readonly TimeSpan SameAgain = TimeSpan.FromHours(6);

    /// <summary>Characters in which all that is said may be blame; longer words tell what happened.</summary>
    public const int BlameLength = 40;

    /// <summary>Characters up to which words may be a plea for something that is not the grid's; longer ones tell a story.</summary>
    public const int PleaLength = 40;

    /// <summary>How long after a report 不公开 alone means that one.</summary>
    public static readonly TimeSpan MeansTheNewest = TimeSpan.FromHours(1);
}
