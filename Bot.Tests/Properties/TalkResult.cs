using System.Text.RegularExpressions;
using Bot.Data.Intakes;
using Bot.Dialogs;

namespace Bot.Tests.Properties;

/// <summary>What became of some messages, in the end and in words: replies in the order of the messages, state, home, intakes.</summary>
internal sealed partial record TalkResult(string Spelled)
{
    public static string Spell(string text, string kind, string item, string? grid, IntakeStage stage, int media, IEnumerable<Move> moves) =>
        $"“{text.Replace('\n', '/')}” {kind} {item} {grid} {stage}, {media} media, {string.Join('+', moves)}";

    /// <summary>Numbers differ from run to run: the resident's first becomes #1.</summary>
    public static TalkResult Of(IReadOnlyList<string> replies, string state, string? home, IReadOnlyList<string> intakes, List<string> numbers)
    {
        var all = string.Join('\n', [.. replies.Select((r, i) => $"reply {i + 1}: {r.Replace('\n', '/')}"), $"state: {state}", $"home: {home}", .. intakes.Select(i => $"intake: {i}")]);
        return new(Number().Replace(all, n => $"#{numbers.IndexOf(n.Value) + 1}"));
    }

    public override string ToString() => Spelled;

    [GeneratedRegex("WG-[0-9]{8}-[0-9]{6}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Number();
}
