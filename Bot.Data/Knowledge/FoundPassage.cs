using System.Text;

namespace Bot.Data.Knowledge;

/// <summary>A passage found for a question. <paramref name="Score"/> is how much of the question it covers, 0 to 1; <paramref name="Answer"/> the sentences that answer it.</summary>
public sealed record FoundPassage(KnowledgePassage Passage, double Score, string Answer)
{
    /// <summary>How alike the question is to the ways of asking for it, 0 to 1; only where nearness was asked for.</summary>
    public double Likeness { get; init; }

    /// <summary>The whole passage where it is short, else the sentences around the one that holds most of the question, cut at their ends.</summary>
    public static string AnswerOf(string text, Func<string, double> weight)
    {
        var sentences = PassageCutter.Sentences(text);
        var best = Enumerable.Range(0, sentences.Count).MaxBy(i => (weight(sentences[i]), -i));
        var (from, to) = (best, best);
        if (Bytes(sentences[best]) > KnowledgeLimits.AnswerBytes)
        {
            return Shortened(sentences[best]);
        }

        while (to + 1 < sentences.Count && Fits(from, to + 1))
        {
            to++;
        }

        while (from > 0 && Fits(from - 1, to))
        {
            from--;
        }

        return string.Concat(sentences[from..(to + 1)]);

        bool Fits(int first, int last) => last - first < KnowledgeLimits.AnswerSentences && sentences[first..(last + 1)].Sum(Bytes) <= KnowledgeLimits.AnswerBytes;
    }

    private static string Shortened(string sentence)
    {
        var length = sentence.Length;
        while (Bytes(sentence[..length]) > KnowledgeLimits.AnswerBytes - 3)
        {
            length--;
        }

        return sentence[..(char.IsHighSurrogate(sentence[length - 1]) ? length - 1 : length)] + "…";
    }

    private static int Bytes(string words) => Encoding.UTF8.GetByteCount(words);
}
