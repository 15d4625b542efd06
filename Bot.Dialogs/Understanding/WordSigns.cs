using System.Runtime.CompilerServices;

namespace Bot.Dialogs.Understanding;

/// <summary>
/// What <c>words.txt</c> and <c>lexicon.txt</c> see in a message: signs for the learned heads, and the danger to life that is answered first.
/// Immutable; safe to share.
/// </summary>
internal sealed class WordSigns
{
    private const int MostHits = 512;

    /// <summary>Found at all; two words, three; the longest of two letters, of three; the section with most.</summary>
    private const string SectionSigns = "#23lmb";

    private readonly WordScanner _scanner;
    private readonly List<Sense>[] _senses;
    private readonly string[] _sections;
    private readonly bool[] _isNotion;
    private readonly bool[] _isDanger;
    private readonly uint[][] _signs;

    public WordSigns()
    {
        var entries = WordTable.Load("words.txt").Concat(WordTable.LoadLexicon("lexicon.txt")).ToList();
        var words = entries.GroupBy(e => e.Word).ToList();
        _sections = [.. entries.Where(e => e.Section == WordTable.Lexicon).Select(e => e.Name).Distinct()];
        _signs = [.. _sections.Select(s => SectionSigns.Select(kind => Hashing.Of(kind, s)).ToArray())];
        _isNotion = [.. _sections.Select(s => s[0] == '~')];
        _isDanger = [.. _sections.Select(s => s.StartsWith("~!", StringComparison.Ordinal))];
        _senses = [.. words.Select(w => w.Select(e => SenseOf(e, w.Count(o => o.Section == WordTable.Lexicon))).ToList())];
        _scanner = new WordScanner([.. words.Select(w => w.Key)]);
    }

    /// <summary>Adds the signs of one part of a message to the bag, and its dangers to the finds.</summary>
    /// <param name="folded">See <see cref="FoldedText.Fold(ReadOnlySpan{char}, Span{char})"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ReadOnlySpan<char> folded, FeatureBag bag, float value, WordFinds finds)
    {
        finds.Clear(_sections.Length);
        _scanner.Scan(folded, finds.Hits);
        if (finds.Hits.Count > MostHits)
            finds.Hits.RemoveRange(MostHits, finds.Hits.Count - MostHits);
        foreach (var hit in finds.Hits)
        {
            foreach (var sense in _senses[hit.Word])
                Take(sense, hit, bag, value, finds);
        }
        CountSections(finds);
        AddSections(finds, bag, value);
    }

    private static void Take(Sense sense, WordHit hit, FeatureBag bag, float value, WordFinds finds)
    {
        switch (sense.Field)
        {
            case Field.Danger: finds.Dangers.Add(((Danger)sense.Index, hit)); break;
            case Field.Harmless: finds.Harmless.Add(hit); break;
            case Field.NotNow: finds.NotNow.Add(hit); break;
            case Field.NotNowAfter: finds.NotNowAfter.Add(hit); break;
        }
        foreach (var hash in sense.Hashes)
            bag.Add(hash, value);
    }

    // A notion of danger inside a harmless word (火气大, 嗓子冒烟) is none.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountSections(WordFinds finds)
    {
        for (var i = 0; i < finds.Hits.Count; i++)
        {
            var hit = finds.Hits[i];
            foreach (var sense in _senses[hit.Word])
            {
                if (sense.Field == Field.Lexicon && !finds.IsInsideLonger(i) && !(_isNotion[sense.Index] && finds.IsHarmless(hit)))
                    finds.Count(sense.Index, hit, sense.Weight);
            }
        }
    }

    // How many words of a section, and how long the longest: one letter hints, three nearly decide.
    private void AddSections(WordFinds finds, FeatureBag bag, float value)
    {
        var (most, mostOfNotions) = (0f, 0f);
        for (var s = 0; s < _sections.Length; s++)
        {
            if (_isNotion[s])
                mostOfNotions = Math.Max(mostOfNotions, finds.Weights[s]);
            else
                most = Math.Max(most, finds.Weights[s]);
        }
        for (var s = 0; s < _sections.Length; s++)
        {
            if (finds.Weights[s] == 0)
                continue;
            finds.NamesDanger |= _isDanger[s];
            AddIf(true, 0, s, bag, value);
            AddIf(finds.Weights[s] >= 2, 1, s, bag, value);
            AddIf(finds.Weights[s] >= 3, 2, s, bag, value);
            AddIf(finds.Longest[s] >= 2, 3, s, bag, value);
            AddIf(finds.Longest[s] >= 3, 4, s, bag, value);
            AddIf(finds.Weights[s] == (_isNotion[s] ? mostOfNotions : most), 5, s, bag, value);
            AddPairs(s, finds, bag, value);
        }
    }

    // 有人 and 困 and 快: notions (their sections begin with ~) say more together.
    private void AddPairs(int section, WordFinds finds, FeatureBag bag, float value)
    {
        for (var other = section + 1; _isNotion[section] && other < _sections.Length; other++)
        {
            if (_isNotion[other] && finds.Weights[other] > 0)
                bag.Add(Hashing.Of('&', [(char)section, (char)other]), value, SignKinds.Manner);
        }
    }

    private void AddIf(bool holds, int kind, int section, FeatureBag bag, float value)
    {
        if (holds)
            bag.Add(_signs[section][kind], value);
    }

    private Sense SenseOf(WordEntry entry, int sections)
    {
        var field = entry.Section switch
        {
            WordTable.Lexicon => Field.Lexicon,
            "danger" => Field.Danger,
            "harmless" => Field.Harmless,
            "not-now" => Field.NotNow,
            "not-now-after" => Field.NotNowAfter,
            "item" or "kind" or "urgent" => Field.SignOnly,
            _ => throw new InvalidDataException($"words.txt: unknown section [{entry.Section}]"),
        };
        var index = field switch
        {
            Field.Lexicon => Array.IndexOf(_sections, entry.Name),
            Field.Danger => (int)Enum.Parse<Danger>(entry.Name),
            _ => 0,
        };
        return new(field, index, 1f / Math.Max(1, sections), field == Field.Lexicon ? [] : Steps(entry));
    }

    private static uint[] Steps(WordEntry entry) =>
        [.. new[] { 0.0, 4, 6 }.Where(step => entry.Weight >= step && entry.Weight > 0).Select(step => Hashing.Of('@', $"{entry.Section} {entry.Name} {step}"))];

    private enum Field
    {
        SignOnly,
        Lexicon,
        Danger,
        Harmless,
        NotNow,
        NotNowAfter,
    }

    private readonly record struct Sense(Field Field, int Index, float Weight, uint[] Hashes);
}
