using Bot.Data.Intakes;
using Bot.Dialogs;
using Bot.Tests.Road;

namespace Bot.Tests.Properties;

/// <summary>What became of some messages, in the end and in words: replies in the order of the messages, state, home, intakes.</summary>
internal sealed record TalkResult(string Spelled)
{
    public static string Spell(string text, string kind, string item, string? grid, IntakeStage stage, int media, IEnumerable<Move> moves) =>
        $"“{text.Replace('\n', '/')}” {kind} {item} {grid} {stage}, {media} media, {string.Join('+', moves)}";

    /// <summary>Numbers differ from run to run: the resident's first becomes #1.</summary>
    public static TalkResult Of(IReadOnlyList<string> replies, string state, string? home, IReadOnlyList<string> intakes, List<string> numbers)
    {
        var all = string.Join('\n', [.. replies.Select((r, i) => $"reply {i + 1}: {r.Replace('\n', '/')}"), $"state: {state}", $"home: {home}", .. intakes.Select(i => $"intake: {i}")]);
        return new(ToldNumber.Form().Replace(all, n => $"#{numbers.IndexOf(n.Value) + 1}"));
    }

    public override string ToString() => Spelled;
}
