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

    private const int Candidates = 16;

    private readonly IReadOnlyList<KnowledgePassage> _passages;
    private readonly HashSet<string>[] _terms;
    private readonly TermWeights _weights;
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly SqliteCommand _search;
    private readonly SqliteParameter _query;

    // One connection serves one caller at a time; a search takes a fraction of a millisecond.
    private readonly Lock _gate = new();

    public KnowledgeIndex(IReadOnlyList<KnowledgePassage> passages)
    {
        _passages = passages;
        _terms = [.. passages.Select(p => new HashSet<string>(SearchTerms.Of($"{p.Document}\n{p.Section}\n{p.Text}\n{p.Asked}"), StringComparer.Ordinal))];
        _weights = new TermWeights(_terms);
        for (var i = 0; i < passages.Count; i++)
        {
            // Where two documents name the same question, the later one answers it: the place's own stand behind those for all.
            foreach (var asked in passages[i].Asked.Split('　', StringSplitOptions.RemoveEmptyEntries))
            {
                _asked[Question.Of(asked).Core] = i;
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
    public IReadOnlyList<FoundPassage> Find(string words, int most) =>
        [.. Rank(words).Where(f => f.Score >= Enough).Take(most)];

    /// <summary>The candidates with their scores, also those that are no answer: for looking into it.</summary>
    public IReadOnlyList<FoundPassage> Rank(string words)
    {
        var question = Question.Of(words);
        var named = _asked.GetValueOrDefault(question.Core, -1);
        var terms = question.Runs.SelectMany(SearchTerms.Of).Distinct(StringComparer.Ordinal).ToList();
        if (named < 0 && terms.TrueForAll(t => t.Length == 1))
        {
            return [];
        }

        // OrderBy is stable: of two that cover as much, the one that full-text search ranks higher comes first.
        return
        [
            .. Search(terms).Where(i => i != named && question.IsAnsweredBy(_passages[i]))
                .Select(i => (Index: i, Score: _weights.Coverage(question, _terms[i], _passages[i].Text)))
                .OrderByDescending(c => Math.Round(c.Score, 2))
                .Prepend((Index: named, Score: 1)).Where(c => c.Index >= 0)
                .Select(c => new FoundPassage(_passages[c.Index], c.Score, FoundPassage.AnswerOf(_passages[c.Index].Text, s => _weights.Shared(terms, s)))),
        ];
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
            var passage = _passages[i];
            id.Value = i;
            title.Value = SearchTerms.Joined($"{passage.Document}\n{passage.Section}");
            asked.Value = SearchTerms.Joined(passage.Asked);
            body.Value = SearchTerms.Joined(passage.Text);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
