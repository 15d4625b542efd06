namespace Bot.Api.Open311;

/// <summary>What a door answers, before it is written as XML or JSON. A closed set.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>Words; nothing is an empty element in XML and null in JSON.</summary>
    public sealed record Text(string? Value) : Answer;

    /// <summary>A number, or nothing.</summary>
    public sealed record Number(decimal? Value) : Answer;

    public sealed record Flag(bool Value) : Answer;

    /// <summary>An element of named elements; a JSON object.</summary>
    public sealed record Fields(params IReadOnlyList<(string Name, Answer Value)> All) : Answer;

    /// <summary>An element of elements of one name; a JSON array, as the Spark convention has it.</summary>
    public sealed record Many(string Each, IReadOnlyList<Answer> All) : Answer;

    /// <summary>W3C date and time, in China Standard Time.</summary>
    public static Text Instant(DateTimeOffset? at) =>
        new(at?.ToOffset(Bot.Data.ChinaTime.Offset).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
}
