using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Grids;

/// <summary>What one would write first: all addresses in a full-text table of SQLite, cut into pairs of characters, the best rank wins.</summary>
internal sealed class FullTextAddresses : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    internal FullTextAddresses(PlaceDistrict district)
    {
        _connection.Open();
        Run("create virtual table addresses using fts5(pairs, grid unindexed, detail=none)");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "insert into addresses(pairs, grid) values ($pairs, $grid)";
        var (pairs, code) = (insert.Parameters.Add("$pairs", SqliteType.Text), insert.Parameters.Add("$grid", SqliteType.Text));
        foreach (var grid in district.Grids)
        {
            code.Value = grid.Code;
            foreach (var address in grid.Addresses)
            {
                pairs.Value = string.Join(' ', Pairs(address.Text));
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    /// <summary>The grid of the address that shares the most telling pairs with the words.</summary>
    internal string? Find(string words)
    {
        using var query = _connection.CreateCommand();
        query.CommandText = "select grid from addresses where addresses match $pairs order by rank limit 1";
        query.Parameters.AddWithValue("$pairs", string.Join(" OR ", Pairs(words).Distinct(StringComparer.Ordinal).Select(pair => $"\"{pair}\"")));
        return query.ExecuteScalar() as string;
    }

    public void Dispose() => _connection.Dispose();

    private static IEnumerable<string> Pairs(string words)
    {
        var letters = words.Where(char.IsLetterOrDigit).ToArray();
        return Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => new string(letters, i, 2));
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
