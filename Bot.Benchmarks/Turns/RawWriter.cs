using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Turns;

internal sealed record RawTable(string Name, params string[] Columns);

/// <summary>
/// The yardstick: the same rows into the same schema by prepared statements on one connection, 100 turns a commit, with
/// the product's own pragmas (WAL, synchronous=FULL). No conversation, no checks, nobody to answer.
/// </summary>
internal sealed class RawWriter : IDisposable
{
    public const int TurnsPerCommit = 100;

    public static readonly RawTable Conversations = new("conversations", "Resident", "SealedOpenId", "HomeGrid", "Following", "LastContact", "State", "Version");
    public static readonly RawTable SeenMessages = new("seen_messages", "Key", "Resident", "Reply", "At");
    public static readonly RawTable Intakes = new(
        "intakes", "Id", "Resident", "Kind", "Item", "Text", "Status", "Urgent", "Confidential", "AboutWorker", "GridCode", "GridName", "PlaceText", "Longitude", "Latitude",
        "Level", "Due", "Channel", "SubmittedAt", "SealedPhone", "HandlerId", "HandlerName", "Rating", "LastPublicNote", "LastMoveAt", "Entries", "LastHash");

    public static readonly RawTable Timeline = new("timeline", "IntakeId", "Sequence", "Move", "Status", "Role", "ActorName", "ActorId", "At", "Note", "IsPublic", "Hash");
    public static readonly RawTable Deadlines = new("deadlines", "IntakeId", "Kind", "SetAt", "Due", "EndedAt");
    public static readonly RawTable Events = new("events", "Id", "Type", "IntakeId", "Time", "Data", "State", "Attempts", "NextAt", "LastError");

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _openConversation, _updateConversation, _seen, _counter, _intake, _timeline, _deadline, _event;

    public RawWriter(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        using var pragmas = _connection.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;";
        pragmas.ExecuteNonQuery();
        _openConversation = Insert(Conversations);
        _seen = Insert(SeenMessages);
        _intake = Insert(Intakes);
        _timeline = Insert(Timeline);
        _deadline = Insert(Deadlines);
        _event = Insert(Events);
        _updateConversation = Prepare("""UPDATE "conversations" SET "State" = @0, "HomeGrid" = @1, "Following" = @2, "LastContact" = @3, "Version" = "Version" + 1 WHERE "Resident" = @4""", 5);
        _counter = Prepare("""INSERT INTO "intake_counters" ("Day", "Last") VALUES (@0, 1) ON CONFLICT ("Day") DO UPDATE SET "Last" = "Last" + 1""", 1);
    }

    /// <summary>Seconds for all turns, each commit on disk before the next begins.</summary>
    public double Write(List<TurnRows> turns)
    {
        var watch = Stopwatch.StartNew();
        foreach (var batch in turns.Chunk(TurnsPerCommit))
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var turn in batch)
            {
                Write(turn, transaction);
            }

            transaction.Commit();
        }

        return watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => _connection.Dispose();

    private void Write(TurnRows turn, SqliteTransaction transaction)
    {
        if (turn.Intake is not { } report)
        {
            Run(_openConversation, transaction, turn.Conversation);
            Run(_seen, transaction, turn.Seen);
            return;
        }

        var c = turn.Conversation;
        Run(_updateConversation, transaction, [c[5], c[2], c[3], c[4], c[0]]);
        Run(_counter, transaction, [20261121]);
        Run(_intake, transaction, report.Intake);
        report.Timeline.ForEach(r => Run(_timeline, transaction, r));
        report.Deadlines.ForEach(r => Run(_deadline, transaction, r));
        report.Events.ForEach(r => Run(_event, transaction, r));
        Run(_seen, transaction, turn.Seen);
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, object[] values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        if (command.ExecuteNonQuery() != 1)
        {
            throw new BenchmarkException($"The raw writer changed no row with: {command.CommandText}");
        }
    }

    private SqliteCommand Insert(RawTable table) => Prepare(
        $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@{i}"))})",
        table.Columns.Length);

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
        }

        command.Prepare();
        return command;
    }
}
