using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Consulting;

/// <summary>
/// What of the documents answers a question, and what may be meant by it. Words alone do not tell 社区医院周末上班吗 from
/// 周末有人管吗: what the question is about, judged as for a report, speaks against passages about something else.
/// Measured: docs/knowledge.md.
/// </summary>
internal static class Finding
{
    /// <summary>Up to this many characters words may be a question of their own.</summary>
    public const int QuestionLength = 40;

    /// <summary>Titles offered at most: with a person and a report beside them they stay one glance.</summary>
    public const int Offered = 3;

    /// <summary>From this chance on an item is taken for what a question is about.</summary>
    private const double SureOfItem = 0.5;

    /// <summary>From this score on words say so much that no judgement speaks against them.</summary>
    private const double Plainly = 0.8;

    /// <summary>So alike, and so far before the next one, that it answers a question about no matter of the list.</summary>
    private const double Alike = 0.27;
    private const double Ahead = 0.08;
    private const double NoMatter = 0.35;

    /// <summary>From here on a title is offered; for a question about a matter of the list it takes more.</summary>
    private const double Hint = 0.05;
    private const double StrongHint = 0.12;

    // What is asked about these is a rule of some office (医保断缴了还能补吗), never how the bot is used.
    private static readonly string[] OfOffices =
        ["social-security", "civil-affairs", "household-registration", "education", "health", "employment-talent", "housing-policy", "demolition-planning", "housing-quality", "labor", "rural"];

    private static readonly string[] WhoSigns = ["归谁", "谁管", "找谁", "谁来管", "归哪", "哪个部门", "什么部门", "哪里管", "谁负责"];

    /// <summary>The passages that answer, best first; empty when none does.</summary>
    public static IReadOnlyList<Passage> Answers(string words, IGuide guide)
    {
        var meaning = guide.Understanding.Judge(words);
        var found = guide.FindPassages(words);
        var sure = found.Where(p => p.Score >= Passage.Enough && !IsForeign(p, meaning, guide)).ToList();
        // Asked just so, or nearly so by several: then the likest.
        if (sure.Count > 0)
            return sure[0].Score >= 1 ? sure : [.. sure.OrderByDescending(p => p.Score + p.Likeness)];
        if (AsksWho(words) && SureItem(meaning, guide) is { } item)
            return [.. guide.FindPassages($"{item.Name}归谁管").Where(p => p.Score >= Passage.Enough)];
        return meaning.Confidence < NoMatter && IsAhead(found) ? [found[0]] : [];
    }

    /// <summary>The titles of what may be meant where nothing answers, best first.</summary>
    public static IReadOnlyList<string> Near(string words, IGuide guide)
    {
        if (words.Length > QuestionLength)
            return [];
        // Which office it is was not asked: a matter's own passage is no hint.
        var item = SureItem(guide.Understanding.Judge(words), guide);
        if (item is not null && OfOffices.Contains(item.Code))
            return [];
        var least = item is null ? Hint : StrongHint;
        return [.. guide.FindPassages(words).Where(p => p.Title.Length > 0 && p.Likeness >= least && p.Title != item?.Name).OrderByDescending(p => p.Likeness).Select(p => p.Title).Take(Offered)];
    }

    /// <summary>The passage that was chosen by its title; null when it is gone from the documents.</summary>
    public static Passage? Chosen(string title, IGuide guide) => guide.FindPassages(title).FirstOrDefault(p => p.Title == title);

    private static bool IsAhead(IReadOnlyList<Passage> found) =>
        found is [{ Likeness: >= Alike } first, ..] && (found.Count == 1 || first.Likeness - found[1].Likeness >= Ahead);

    private static bool AsksWho(string words) => words.Length <= QuestionLength && WhoSigns.Any(s => words.Contains(s, StringComparison.Ordinal));

    // The grid workers' own matters are what half of the documents are about.
    private static ServiceItem? SureItem(Meaning meaning, IGuide guide) =>
        meaning.Confidence >= SureOfItem && meaning.Item is not (ServiceItems.Other or ServiceItems.OfficialConduct) ? guide.Jurisdiction.Item(meaning.Item) : null;

    private static bool IsForeign(Passage passage, Meaning meaning, IGuide guide) =>
        passage.Score < Plainly && SureItem(meaning, guide) is { } item;
}
