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

    /// <summary>However alike: of whose words this little stands there, it speaks of something else (网费到期了怎么续).</summary>
    private const double Hardly = 0.3;
    private const double NoMatter = 0.35;

    /// <summary>Words that stand in no way of asking alike are scattered: below this likeness they answer only when asked just so.</summary>
    private const double Scattered = 0.1;

    /// <summary>Below <see cref="Plainly"/>, one so near behind is as likely meant: both are offered.</summary>
    private const double Close = 0.1;

    /// <summary>Half of the words, alike besides, and alone: together an answer.</summary>
    private const double Half = 0.5;
    private const double Together = 0.7;
    private const double Alone = 0.4;

    /// <summary>From here on a title is offered; for a question about a matter of the list it takes more.</summary>
    private const double Hint = 0.05;
    private const double StrongHint = 0.12;

    // What is asked about these is a rule of some office (医保断缴了还能补吗), never how the bot is used.
    private static readonly string[] OfOffices =
        ["social-security", "civil-affairs", "household-registration", "education", "health", "employment-talent", "housing-policy", "demolition-planning", "housing-quality", "labor", "rural"];

    private static readonly string[] WhoSigns = ["归谁", "谁管", "找谁", "谁来管", "归哪", "哪个部门", "什么部门", "哪里管", "谁负责"];

    // Whether a matter may be brought here at all: its passage says so.
    private static readonly string[] OursSigns =
    [
        "归你们管", "归网格管", "归不归你们", "你们管不管", "你们管吗", "你们管不", "找你们", "跟你们反映", "向你们反映", "给你们反映", "能反映", "可以反映", "能不能反映", "能举报", "可以举报", "能不能举报",
        "能投诉", "可以投诉", "能不能投诉",
    ];

    /// <summary>The passages that answer, best first; empty when none does.</summary>
    public static IReadOnlyList<Passage> Answers(string words, IGuide guide)
    {
        var meaning = guide.Understanding.Judge(words);
        var found = guide.FindPassages(words);
        var sure = found.Where(p => p.Score >= Passage.Enough && (p.Score >= 1 || (p.Likeness >= Scattered && !Elsewhere.Names(words, p))) && !IsForeign(p, meaning, guide)).ToList();
        // Asked just so, or nearly so by several: then the likest.
        if (sure is [{ Score: >= 1 }, ..])
            return sure;
        sure = [.. sure.OrderByDescending(Evidence)];
        if (sure.Count > 0)
            return sure[0].Score >= Plainly || Lead(sure[0], found) >= Close ? sure : [];
        if (AsksAboutMatter(words) && SureItem(meaning, guide) is { } item)
            return [.. guide.FindPassages($"{item.Name}归谁管").Where(p => p.Score >= Passage.Enough)];
        if (SureItem(meaning, guide) is not null)
            return [];
        return [.. found.Where(p => !Elsewhere.Names(words, p) && ((meaning.Confidence < NoMatter && IsAhead(p, found)) || StandsOut(p, found)))];
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

    private static bool IsAhead(Passage passage, IReadOnlyList<Passage> found) =>
        passage is { Likeness: >= Alike, Score: >= Hardly } && found.All(p => p.Title == passage.Title || passage.Likeness - p.Likeness >= Ahead);

    private static double Evidence(Passage passage) => passage.Score + passage.Likeness;

    private static double Lead(Passage passage, IReadOnlyList<Passage> found) =>
        Evidence(passage) - found.Where(p => p.Title != passage.Title).Select(Evidence).DefaultIfEmpty().Max();

    // Too little by words and too little by likeness, but both say the same and nothing else comes near.
    private static bool StandsOut(Passage passage, IReadOnlyList<Passage> found) =>
        passage.Score >= Half && Evidence(passage) >= Together && Lead(passage, found) >= Alone;

    private static bool AsksAboutMatter(string words) =>
        words.Length <= QuestionLength && (WhoSigns.Any(s => words.Contains(s, StringComparison.Ordinal)) || OursSigns.Any(s => words.Contains(s, StringComparison.Ordinal)));

    // The grid workers' own matters are what half of the documents are about.
    private static ServiceItem? SureItem(Meaning meaning, IGuide guide) =>
        meaning.Confidence >= SureOfItem && meaning.Item is not (ServiceItems.Other or ServiceItems.OfficialConduct) ? guide.Jurisdiction.Item(meaning.Item) : null;

    private static bool IsForeign(Passage passage, Meaning meaning, IGuide guide) =>
        passage.Score < Plainly && SureItem(meaning, guide) is { } item;
}
