using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Turns;

/// <summary>Looks into a bot's database from outside: to check that a run did what it should, and that its queue is empty again.</summary>
internal sealed class BotRecords(string connectionString)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public string ConnectionString { get; } = connectionString;

    public long Intakes() => (long)Scalar("""SELECT COUNT(*) FROM "intakes" """);

    public string OpenState() => (string)Scalar("""SELECT "State" FROM "conversations" ORDER BY rowid DESC LIMIT 1""");

    public long LastSeen() => (long)Scalar("""SELECT COALESCE(MAX(rowid), 0) FROM "seen_messages" """);

    /// <summary>Waits until every event has had its reaction, so that the next measurement has the machine to itself.</summary>
    public async Task WaitUntilQuietAsync()
    {
        while ((long)Scalar("""SELECT COUNT(*) FROM "events" WHERE "State" IN (0, 1)""") > 0)
        {
            await Task.Delay(Poll, Clock.Wall);
        }
    }

    private object Scalar(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
