using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>
/// Two problems in one message become two drafts, offered in turn. Only where both are surely something of their own;
/// in any doubt the message stays one report, whole.
/// </summary>
internal static class TwoMatters
{
    /// <summary>
    /// Each of the two must be this sure by itself, when a word like 另外 stands between them; this sure when nothing but a
    /// full stop does, for a story has full stops too; and this sure at a space, which people put anywhere.
    /// Chosen on the corpus of the first hand. Now, of 4,500 complaints and requests about one matter by six hands, 34 are taken
    /// apart wrongly, and 18 of 80 messages about two are taken apart. Most of the 80 have no border at all between their matters
    /// and stay one report, whole. The model has seen the single messages: on others expect more.
    /// Again: <c>Bot.Tests -class Bot.Tests.Dialogs.TwoMattersMeasuredTests -showLiveOutput</c>.
    /// </summary>
    private const double Sure = 0.7;
    private const double SureAtStop = 0.8;
    private const double SureAtSpace = 0.98;

    /// <summary>This likely to be the other one as well, and they are one matter; at a space.</summary>
    private const double Doubt = 0.1;
    private const double DoubtAtSpace = 0.02;

    /// <summary>Letters of a message with two matters, at most: whoever writes more tells one story with many sides.</summary>
    private const int Longest = 80;

    /// <summary>Letters that a matter of its own has at least.</summary>
    private const int Least = 4;

    // What is said about a matter rather than being one: who does nothing, who was asked.
    private static readonly string[] About = ["不管", "没人管", "不理", "推", "反映过", "投诉过", "打过电话", "找过", "说过", "不来", "没人来", "管管", "处理一下"];

    /// <summary>The words of the first and of the second matter; null when it is one, or not surely two.</summary>
    public static (string First, string Second)? In(string words, IGuide guide)
    {
        if (words.Length > Longest || Clauses.SaysMany(words) || guide.Understanding.Judge(words).Danger != Danger.None)
            return null;
        return Cut(words, atSpaces: false, guide) ?? Cut(words, atSpaces: true, guide);
    }

    private static (string First, string Second)? Cut(string words, bool atSpaces, IGuide guide)
    {
        var clauses = Clauses.Of(words, atSpaces);
        if (clauses.Count < 2)
            return null;
        var meant = clauses.ConvertAll(c => Surely(c, guide));
        var first = meant.FindIndex(m => m is not null);
        var second = first < 0 ? -1 : meant.FindIndex(first + 1, m => m is not null && m.Item != meant[first]!.Item);
        if (second < 0 || meant.Skip(second).Any(m => m is not null && m.Item != meant[second]!.Item))
            return null;
        var alone = atSpaces ? SureAtSpace : SureAtStop;
        var isLedOver = clauses[second].IsLed || (StandsAlone(clauses[first], meant[first]!, alone) && StandsAlone(clauses[second], meant[second]!, alone));
        if (!isLedOver)
            return null;
        // As said, but for the words that lead over.
        var (one, other) = (Plain.TrimEdges(words[..clauses[second - 1].End]), Plain.TrimEdges(words[clauses[second].Start..]));
        var doubt = atSpaces ? DoubtAtSpace : Doubt;
        return IsStill(one, meant[first]!.Item, meant[second]!.Item, doubt, guide) && IsStill(other, meant[second]!.Item, meant[first]!.Item, doubt, guide) ? (one, other) : null;
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

    private static bool StandsAlone(Clause clause, Meaning meaning, double sure) =>
        meaning.Confidence >= sure && !About.Any(a => clause.Words.Contains(a, StringComparison.Ordinal));

    // What goes along with a matter must not turn it into another; a smell and the drain it comes from are one.
    private static bool IsStill(string words, string item, string other, double doubt, IGuide guide) =>
        guide.Understanding.Judge(words) is { Confidence: >= Sure } meaning && meaning.Item == item
        && !meaning.Best.Any(g => g.Item == other && g.Confidence >= doubt);
}
