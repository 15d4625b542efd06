using Microsoft.Data.Sqlite;

namespace Bot.Data.Knowledge;

/// <summary>
/// The passages of a place, searched. SQLite's full-text search (FTS5, ranked by bm25) in a database in memory brings the
/// candidates; of these, what covers enough of the question is an answer. Never changes once it is built.
/// </summary>
public sealed class KnowledgeIndex : IDisposable
{
    /// <summary>Less of the question than this is no answer. Measured: docs/knowledge.md.</summary>
    public const double Enough = 0.62;

    /// <summary>What covers the words but gives another kind of answer is worth this share.</summary>
    private const double OtherKind = 0.6;

    private const double Hardly = 0.3;
    private const double Scattered = 0.8;

    private const int Candidates = 24;

    private readonly IReadOnlyList<KnowledgePassage> _passages;
    private readonly IndexedPassage[] _indexed;
    private readonly Vocabulary _vocabulary;
    private readonly TermWeights _weights;
    private readonly Likeness _likeness;
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly SqliteCommand _search;
    private readonly SqliteParameter _query;

    // One connection serves one caller at a time; a search takes a fraction of a millisecond.
    private readonly Lock _gate = new();

    public KnowledgeIndex(IReadOnlyList<KnowledgePassage> passages, Vocabulary? vocabulary = null)
    {
        (_passages, _vocabulary) = (passages, vocabulary ?? Vocabulary.None);
        _indexed = [.. passages.Select(p => new IndexedPassage(p, _vocabulary))];
        _weights = new TermWeights([.. _indexed.Select(i => i.Said.Terms)]);
        _likeness = new Likeness(_indexed);
        for (var i = 0; i < _indexed.Length; i++)
        {
            // Where two documents name the same question, the later one answers it: the place's own stand behind those for all.
            foreach (var (question, _) in _indexed[i].Ways)
            {
                _asked[question.Core] = i;
            }

            if (passages[i].Asked.Length > 0)
            {
                _asked[Question.Of(_vocabulary.Bring(passages[i].Title)).Core] = i;
            }
        }

        _connection.Open();
        Fill();
        _search = _connection.CreateCommand();
        _search.CommandText = $"SELECT rowid FROM passages WHERE passages MATCH $query ORDER BY bm25(passages, 4.0, 3.0, 1.0) LIMIT {Candidates}";
        _query = _search.Parameters.Add("$query", SqliteType.Text);
        _search.Prepare();
    }

    public int Count => _passages.Count;

    public IReadOnlyList<KnowledgePassage> Passages => _passages;

    /// <summary>The passages that answer a question, best first, at most <paramref name="most"/>; empty when none covers enough of it.</summary>
    public IReadOnlyList<FoundPassage> Find(string words, int most)
    {
        var (terms, scores) = Scores(words);
        return [.. scores.Where(s => s.Score >= Enough).Take(most).Select(s => Found(s.Index, s.Score, terms))];
    }

    /// <summary>The same, and behind them those that may be meant, the likest first, at most <paramref name="most"/> with different titles.</summary>
    public IReadOnlyList<FoundPassage> FindNear(string words, int most)
    {
        var (terms, scores) = Scores(words);
        var alike = _likeness.Nearby(_vocabulary.Bring(Shortened(words)), most);
        return
        [
            .. scores.Where(s => s.Score >= Enough).Concat(alike.Select(a => (Index: a.Passage, scores.Find(s => s.Index == a.Passage).Score)))
                .DistinctBy(s => _passages[s.Index].Title).Take(most)
                .Select(s => Found(s.Index, s.Score, terms) with { Likeness = alike.Find(a => a.Passage == s.Index).Likeness }),
        ];
    }

    /// <summary>The candidates with their scores, also those that are no answer: for looking into it.</summary>
    public IReadOnlyList<FoundPassage> Rank(string words)
    {
        var (terms, scores) = Scores(words);
        return [.. scores.Select(s => Found(s.Index, s.Score, terms))];
    }

    private FoundPassage Found(int index, double score, List<string> terms) =>
        new(_passages[index], score, FoundPassage.AnswerOf(_passages[index].Text, s => _weights.Shared(terms, _vocabulary.Bring(s))));

    private (List<string> Terms, List<(int Index, double Score)> Scores) Scores(string words)
    {
        var asked = SearchedText.Of(_vocabulary.Bring(Shortened(words)));
        var question = Question.Of(asked.Text);
        var named = _asked.GetValueOrDefault(question.Core, -1);
        var terms = question.Runs.SelectMany(SearchTerms.Of).Distinct(StringComparer.Ordinal).ToList();
        if (terms.Count == 0 || (named < 0 && terms.TrueForAll(t => t.Length == 1)))
        {
            return (terms, []);
        }

        // OrderBy is stable: of two that cover as much, the one that full-text search ranks higher comes first.
        return (terms,
        [
            .. Search(terms).Where(i => i != named)
                .Select(i => (Index: i, Score: Score(question, asked, _indexed[i]) * (_indexed[i].Answers(question.Wanted) ? 1 : OtherKind)))
                .OrderByDescending(c => Math.Round(c.Score, 2))
                .Prepend((Index: named, Score: 1)).Where(c => c.Index >= 0),
        ]);
    }

    /// <summary>The documents of a folder with their synonyms, as the bot of a place loads them.</summary>
    /// <exception cref="KnowledgeException">One of them cannot be taken.</exception>
    public static KnowledgeIndex Of(KnowledgeFolder folder) => new([.. folder.Files().SelectMany(KnowledgeFolder.Read)], folder.Synonyms());

    private static string Shortened(string words) => words.Length <= KnowledgeLimits.QuestionLength ? words : words[..KnowledgeLimits.QuestionLength];

    private double Score(Question question, SearchedText asked, IndexedPassage passage)
    {
        var said = _weights.Coverage(question, passage.Said);
        // No way of asking holds more of it than the passage they belong to: what says hardly anything need not be looked into.
        if (passage.Ways.Count == 0 || said < Hardly)
        {
            return passage.Ways.Count == 0 ? said : said * Scattered;
        }

        var alike = 0d;
        foreach (var (way, text) in passage.Ways)
        {
            // How much of the question stands in this way of asking, and of this way in the question.
            var here = _weights.Coverage(question, text);
            if (2 * here / (1 + here) <= alike)
            {
                continue;
            }

            var there = _weights.Coverage(way, asked);
            alike = Math.Max(alike, here + there == 0 ? 0 : 2 * here * there / (here + there));
        }

        // Words that stand somewhere in a passage, but together in no way of asking for it, say a little less.
        return Math.Max(alike, said * (Scattered + ((1 - Scattered) * alike)));
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    private List<int> Search(List<string> terms)
    {
        var found = new List<int>(Candidates);
        lock (_gate)
        {
            // Quoted, a term is a term whatever it holds; quotation marks are never part of one.
            _query.Value = string.Join(" OR ", terms.Select(t => $"\"{t}\""));
            using var rows = _search.ExecuteReader();
            while (rows.Read())
            {
                found.Add((int)rows.GetInt64(0));
            }
        }

        return found;
    }

    private void Fill()
    {
        using var create = _connection.CreateCommand();
        create.CommandText = "CREATE VIRTUAL TABLE passages USING fts5(title, asked, body, content='', tokenize='unicode61 remove_diacritics 0')";
        create.ExecuteNonQuery();
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO passages(rowid, title, asked, body) VALUES ($id, $title, $asked, $body)";
        var (id, title, asked, body) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$title", SqliteType.Text), insert.Parameters.Add("$asked", SqliteType.Text), insert.Parameters.Add("$body", SqliteType.Text));
        for (var i = 0; i < _passages.Count; i++)
        {
            var passage = _indexed[i];
            id.Value = i;
            title.Value = SearchTerms.Joined(passage.Title);
            asked.Value = SearchTerms.Joined(passage.Asked);
            body.Value = SearchTerms.Joined(passage.Body);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
