namespace Bot.Api.Streams;

/// <summary>How much, how often, how long.</summary>
public static class StreamLimits
{
    /// <summary>Events kept in the stream, about: Redis trims whole blocks. The log in the database keeps all.</summary>
    public const int EventsKept = 100_000;

    /// <summary>Events published again, at most, when Redis comes back without them, or comes for the first time.</summary>
    public const int EventsPublishedAgain = 100_000;

    /// <summary>Events between two notes of how far it is.</summary>
    public const int EventBatch = 200;

    /// <summary>Entries of the stream of actions read at once. Redis cannot be asked for less than a whole entry.</summary>
    public const int ActionBatch = 20;

    /// <summary>Bytes of an entry's names and values, as much as the HTTP door takes.</summary>
    public const int EntryBytes = 64 * 1024;

    /// <summary>Characters of a parked entry's fields that are kept.</summary>
    public const int ParkedCharacters = EntryBytes;

    /// <summary>Tries of an action that makes our own code fail; then it is parked.</summary>
    public const int ActionTries = 4;

    /// <summary>Entries in the stream of actions above which those that are done are trimmed.</summary>
    public const int ActionsKept = 1_000;

    /// <summary>Actions between two looks whether there is something to trim.</summary>
    public const int ActionsBetweenTrims = 100;

    /// <summary>Answers, and parked entries, kept in their streams, about.</summary>
    public const int AnswersKept = 10_000;

    /// <summary>After this long without an acknowledgement, what another consumer of the group took is taken over.</summary>
    public static readonly TimeSpan ClaimIdle = TimeSpan.FromSeconds(10);

    /// <summary>Between two looks at what others took.</summary>
    public static readonly TimeSpan ClaimEvery = TimeSpan.FromSeconds(5);

    /// <summary>Between two looks when nothing was there.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait between two tries while Redis is away.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>To connect.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <summary>To answer a command; then the connection is given up.</summary>
    public static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(5);
}
