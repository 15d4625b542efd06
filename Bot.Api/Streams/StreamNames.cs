namespace Bot.Api.Streams;

/// <summary>The keys in Redis. All begin with <c>grid:</c>, so that one rule of access covers them.</summary>
public static class StreamNames
{
    /// <summary>Events out.</summary>
    public const string Events = "grid:events";

    /// <summary>Actions in.</summary>
    public const string Actions = "grid:actions";

    /// <summary>What each action came to.</summary>
    public const string Answers = "grid:actions:answers";

    /// <summary>Entries of <see cref="Actions"/> that could not be carried out.</summary>
    public const string Parked = "grid:actions:parked";

    /// <summary>The consumer group that reads <see cref="Actions"/>, and the one consumer in it: one process owns a database.</summary>
    public const string Group = "bot";
}
