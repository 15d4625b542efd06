using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Bot.Tests.Conversations;

/// <summary>
/// A conversation as written talk. A line begins with who: <c>居</c> the resident, <c>机</c> what the reply must hold
/// (fragments apart by …, <c>!</c> before what it must not hold), <c>网</c> the grid worker's act on the newest intake,
/// <c>邻</c> what another resident reports and submits, <c>邻网</c> the grid worker's act on that (<c>{邻号}</c> its number),
/// <c>机*</c> a message pushed outside a reply, <c>#</c> a remark. <c>{编号}</c> is the number of the newest intake.
/// A remark <c># untidy: why</c> marks what people really write: typos, dialect, three topics at once, answers in the wrong order.
/// </summary>
public sealed record ConversationScript(string Title, ImmutableArray<ScriptLine> Lines)
{
    private const string UntidyMark = "# untidy: ";

    /// <summary>True when the script says what is untidy about it.</summary>
    public static bool IsUntidy(string file) => File.ReadLines(file).Any(l => l.StartsWith(UntidyMark, StringComparison.Ordinal) && l.Length > UntidyMark.Length);

    /// <summary>All scripts, by name.</summary>
    public static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder(), "*.txt").Order(StringComparer.Ordinal);

    /// <summary>Scripts of what does not go well yet: read, not played.</summary>
    public static IEnumerable<string> Wanted() => Directory.EnumerateFiles(Path.Combine(Folder(), "wanted"), "*.txt").Order(StringComparer.Ordinal);

    /// <summary>Scripts with a neighbour in them: played where going along is offered.</summary>
    public static IEnumerable<string> WithNeighbours() => Directory.EnumerateFiles(Path.Combine(Folder(), "neighbours"), "*.txt").Order(StringComparer.Ordinal);

    /// <summary>Throws <see cref="FormatException"/> naming file, line and reason.</summary>
    public static ConversationScript Parse(string file)
    {
        var lines = File.ReadAllLines(file);
        var parsed = ImmutableArray.CreateBuilder<ScriptLine>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            parsed.Add(ParseLine(line, i + 1) ?? throw new FormatException($"{Path.GetFileName(file)}:{i + 1}: cannot read “{line}”"));
        }
        return new(Path.GetFileNameWithoutExtension(file), parsed.ToImmutable());
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static ScriptLine? ParseLine(string line, int number)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var words = line[(colon + 2)..].Trim();
        return line[..colon] switch
        {
            "居" => ParseResident(words, number),
            "机" => new ScriptLine.Reply(number, Fragments(words), words[0] == '!'),
            "机*" => new ScriptLine.Push(number, Fragments(words), words[0] == '!'),
            "邻" => new ScriptLine.NeighbourReports(number, words),
            "邻网" when words == "接单" => new ScriptLine.GridAccepts(number) { OfNeighbour = true },
            "邻网" when words.StartsWith("办结", StringComparison.Ordinal) => new ScriptLine.GridResolves(number, words[2..].Trim()) { OfNeighbour = true },
            "网" when words == "接单" => new ScriptLine.GridAccepts(number),
            "网" when words.StartsWith("办结", StringComparison.Ordinal) => new ScriptLine.GridResolves(number, words[2..].Trim()),
            _ => null,
        };
    }

    private static ScriptLine? ParseResident(string words, int number)
    {
        if (words[0] != '[' || words[^1] != ']')
            return new ScriptLine.Says(number, words);
        var (what, argument) = words[1..^1].Split(' ', 2) is [var head, var tail] ? (head, tail.Trim()) : (words[1..^1], "");
        return what switch
        {
            "位置" => new ScriptLine.SendsPlace(number, argument),
            "图片" => new ScriptLine.SendsImage(number),
            "视频" => new ScriptLine.SendsVideo(number),
            "链接" => new ScriptLine.SendsLink(number),
            "语音" => new ScriptLine.Speaks(number, argument),
            // Words that themselves stand in brackets, as stickers do.
            "文字" => new ScriptLine.Says(number, argument),
            "长文" => new ScriptLine.Says(number, new string('长', int.Parse(argument, System.Globalization.CultureInfo.InvariantCulture))),
            "菜单" => new ScriptLine.Clicks(number, argument),
            "关注" => new ScriptLine.Follows(number, argument.Length > 0 ? argument : null),
            "扫码" => new ScriptLine.Scans(number, argument),
            "取关" => new ScriptLine.Leaves(number),
            _ => null,
        };
    }

    private static ImmutableArray<string> Fragments(string words) =>
        [.. words.TrimStart('!').Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>One line of a script, with its line number in the file.</summary>
public abstract record ScriptLine(int Number)
{
    /// <summary>What a resident does; each has one reply (empty after <see cref="Leaves"/>).</summary>
    public abstract record Resident(int Number) : ScriptLine(Number);

    public sealed record Says(int Number, string Words) : Resident(Number);

    public sealed record Speaks(int Number, string Words) : Resident(Number);

    /// <summary>Any point inside the grid with this name; the word 外地 stands for a point outside all grids.</summary>
    public sealed record SendsPlace(int Number, string GridName) : Resident(Number);

    public sealed record SendsImage(int Number) : Resident(Number);

    public sealed record SendsVideo(int Number) : Resident(Number);

    public sealed record SendsLink(int Number) : Resident(Number);

    public sealed record Clicks(int Number, string Key) : Resident(Number);

    public sealed record Follows(int Number, string? Scene) : Resident(Number);

    public sealed record Scans(int Number, string Scene) : Resident(Number);

    public sealed record Leaves(int Number) : Resident(Number);

    /// <summary>Another resident says this, and submits it.</summary>
    public sealed record NeighbourReports(int Number, string Words) : ScriptLine(Number);

    public sealed record GridAccepts(int Number) : ScriptLine(Number)
    {
        public bool OfNeighbour { get; init; }
    }

    public sealed record GridResolves(int Number, string Note) : ScriptLine(Number)
    {
        public bool OfNeighbour { get; init; }
    }

    public sealed record Reply(int Number, ImmutableArray<string> Fragments, bool Absent) : ScriptLine(Number);

    public sealed record Push(int Number, ImmutableArray<string> Fragments, bool Absent) : ScriptLine(Number);
}
