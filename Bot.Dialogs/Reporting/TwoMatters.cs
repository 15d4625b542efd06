using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>
/// Two problems in one message become two drafts, offered in turn. Only where both are surely something of their own;
/// in any doubt the message stays one report, whole.
/// </summary>
internal static class TwoMatters
{
    /// <summary>Each of the two must be this sure by itself, when a word like 另外 stands between them.</summary>
    public static bool Weak = false;
    public static double Sure = 0.7;

    /// <summary>And this sure when nothing but a full stop does: a story has full stops too.</summary>
    public static double SureWithoutLead = 0.8;

    /// <summary>This likely to be the other one as well, and they are one matter.</summary>
    public static double Doubt = 0.1;

    /// <summary>Letters of a message with two matters, at most: whoever writes more tells one story with many sides.</summary>
    public static int Longest = 80;

    /// <summary>Letters that a matter of its own has at least.</summary>
    private const int Least = 4;

    // What is said about a matter rather than being one: who does nothing, who was asked.
    private static readonly string[] About = ["不管", "没人管", "不理", "推", "反映过", "投诉过", "打过电话", "找过", "说过", "不来", "没人来", "管管", "处理一下"];

    /// <summary>The words of the first and of the second matter; null when it is one, or not surely two.</summary>
    public static (string First, string Second)? In(string words, IGuide guide)
    {
        if (words.Length > Longest || Clauses.SaysMany(words) || guide.Understanding.Judge(words).Danger != Danger.None)
            return null;
        var clauses = Clauses.Of(words, Weak);
        if (clauses.Count < 2)
            return null;
        var meant = clauses.ConvertAll(c => Surely(c, guide));
        var first = meant.FindIndex(m => m is not null);
        var second = first < 0 ? -1 : meant.FindIndex(first + 1, m => m is not null && m.Item != meant[first]!.Item);
        if (second < 0 || meant.Skip(second).Any(m => m is not null && m.Item != meant[second]!.Item))
            return null;
        var isLedOver = clauses[second].IsLed || (StandsAlone(clauses[first], meant[first]!) && StandsAlone(clauses[second], meant[second]!));
        if (!isLedOver)
            return null;
        // As said, but for the words that lead over.
        var (one, other) = (Plain.TrimEdges(words[..clauses[second - 1].End]), Plain.TrimEdges(words[clauses[second].Start..]));
        return IsStill(one, meant[first]!.Item, meant[second]!.Item, guide) && IsStill(other, meant[second]!.Item, meant[first]!.Item, guide) ? (one, other) : null;
    }

    /// <summary>The second matter as a draft that waits: for the same person, to be called under the same number.</summary>
    public static Draft Waiting(Draft first, string words, IGuide guide)
    {
        var draft = DraftReading.Add(new Draft { Phone = first.Phone, OnBehalfOf = first.OnBehalfOf }, words, guide).Draft;
        return draft with { IsAlso = true };
    }

    private static Meaning? Surely(Clause clause, IGuide guide)
    {
        if (clause.Words.Count(char.IsLetter) < Least || Cues.BlamesWorker(clause.Words) || Cues.WantsSecrecy(clause.Words))
            return null;
        var meaning = guide.Understanding.Judge(clause.Words);
        return meaning.Item != ServiceItems.Other && meaning.Kind is "complaint" or "request" && meaning.Confidence >= Sure ? meaning : null;
    }

    private static bool StandsAlone(Clause clause, Meaning meaning) =>
        meaning.Confidence >= SureWithoutLead && !About.Any(a => clause.Words.Contains(a, StringComparison.Ordinal));

    // What goes along with a matter must not turn it into another; a smell and the drain it comes from are one.
    private static bool IsStill(string words, string item, string other, IGuide guide) =>
        guide.Understanding.Judge(words) is var meaning && meaning.Confidence >= Sure && meaning.Item == item
        && !meaning.Best.Any(g => g.Item == other && g.Confidence >= Doubt);
}
