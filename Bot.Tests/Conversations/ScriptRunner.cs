using System.Collections.Immutable;
using Xunit;

namespace Bot.Tests.Conversations;

/// <summary>Where a script is played: purely, or through the encrypted door. One resident, from the beginning.</summary>
public interface IConversationStage
{
    /// <summary>The number of the resident's newest intake, or null.</summary>
    string? NewestNumber { get; }

    /// <summary>The resident acts; the reply to it, empty when nothing is answered.</summary>
    Task<string> Act(ScriptLine.Resident act);

    /// <summary>The number of the neighbour's intake, or null.</summary>
    string? NeighbourNumber { get; }

    /// <summary>Another resident reports this and submits it.</summary>
    Task Neighbour(string words);

    /// <summary>The grid takes up the newest intake, or the neighbour's.</summary>
    Task Accept(bool ofNeighbour);

    Task Resolve(string note, bool ofNeighbour);

    /// <summary>Everything pushed to the resident since the last call, waiting until something came.</summary>
    Task<string> Pushed();
}

/// <summary>Plays a script on a stage and holds the replies against what is written.</summary>
public static class ScriptRunner
{
    public static async Task Play(ConversationScript script, IConversationStage stage)
    {
        var reply = "";
        string? pushed = null;
        foreach (var line in script.Lines)
        {
            switch (line)
            {
                case ScriptLine.Resident act:
                    reply = await stage.Act(Filled(act, stage));
                    pushed = null;
                    break;
                case ScriptLine.NeighbourReports neighbour:
                    await stage.Neighbour(neighbour.Words);
                    break;
                case ScriptLine.GridAccepts accept:
                    await stage.Accept(accept.OfNeighbour);
                    pushed = null;
                    break;
                case ScriptLine.GridResolves resolve:
                    await stage.Resolve(resolve.Note, resolve.OfNeighbour);
                    pushed = null;
                    break;
                case ScriptLine.Reply expected:
                    Check(script, expected, expected.Fragments, expected.Absent, reply, stage);
                    break;
                case ScriptLine.Push expected:
                    pushed ??= await stage.Pushed();
                    Check(script, expected, expected.Fragments, expected.Absent, pushed, stage);
                    break;
            }
        }
    }

    private static ScriptLine.Resident Filled(ScriptLine.Resident act, IConversationStage stage) => act switch
    {
        ScriptLine.Says says => says with { Words = Fill(says.Words, stage) },
        ScriptLine.Speaks speaks => speaks with { Words = Fill(speaks.Words, stage) },
        _ => act,
    };

    private static string Fill(string words, IConversationStage stage) =>
        words.Replace("{编号}", stage.NewestNumber ?? "{编号}", StringComparison.Ordinal)
            .Replace("{邻号}", stage.NeighbourNumber ?? "{邻号}", StringComparison.Ordinal);

    private static void Check(
        ConversationScript script, ScriptLine line, ImmutableArray<string> fragments, bool isAbsent, string said, IConversationStage stage)
    {
        var at = 0;
        foreach (var fragment in fragments.Select(f => Fill(f, stage)))
        {
            var found = said.IndexOf(fragment, at, StringComparison.Ordinal);
            Assert.True(found >= 0 != isAbsent, $"{script.Title}:{line.Number}: {(isAbsent ? "unwanted" : "missing")} “{fragment}” in:\n{said}");
            at = isAbsent ? 0 : found + fragment.Length;
        }
    }
}
