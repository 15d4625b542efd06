using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Turns;

/// <summary>The rows one turn left behind. <see cref="Intake"/> is null for the turn that only opened the report.</summary>
internal sealed record TurnRows(object[] Conversation, object[] Seen, IntakeRows? Intake);

/// <summary>What a confirmed report writes beyond the conversation.</summary>
internal sealed record IntakeRows(object[] Intake, List<object[]> Timeline, List<object[]> Deadlines, List<object[]> Events);

/// <summary>Reads back, turn by turn and in order, what the bot wrote, so that the raw writer can write the same bytes.</summary>
internal static class TurnRowsReader
{
    /// <param name="connectionString">The bot's database.</param>
    /// <param name="afterSeen">Rowid of the last seen message of the round before.</param>
    /// <param name="openState">The conversation state of an open report: the database keeps only the last one.</param>
    public static (List<TurnRows> Turns, long LastSeen) Read(string connectionString, long afterSeen, string openState)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        var conversations = Rows(connection, RawWriter.Conversations, "1 = 1").ToDictionary(r => (string)r[0], StringComparer.Ordinal);
        var intakes = Rows(connection, RawWriter.Intakes, "\"Resident\" IS NOT NULL").ToLookup(r => (string)r[1], StringComparer.Ordinal);
        var timeline = Rows(connection, RawWriter.Timeline, "1 = 1").ToLookup(r => (long)r[0]);
        var deadlines = Rows(connection, RawWriter.Deadlines, "1 = 1").ToLookup(r => (long)r[0]);
        var events = Rows(connection, RawWriter.Events, "1 = 1").ToLookup(r => (long)r[2]);
        var opened = new HashSet<string>(StringComparer.Ordinal);
        List<TurnRows> turns = [];
        foreach (var seen in Rows(connection, RawWriter.SeenMessages, $"rowid > {afterSeen} ORDER BY rowid"))
        {
            var resident = (string)seen[1];
            object[] conversation = [.. conversations[resident]];
            if (opened.Add(resident))
            {
                conversation[^2] = openState;
                turns.Add(new TurnRows(conversation, seen, null));
                continue;
            }

            var intake = intakes[resident].Single();
            var id = (long)intake[0];
            turns.Add(new TurnRows(conversation, seen, new IntakeRows(intake, [.. timeline[id]], [.. deadlines[id]], [.. events[id]])));
        }

        using var last = connection.CreateCommand();
        last.CommandText = """SELECT MAX(rowid) FROM "seen_messages" """;
        return (turns, (long)last.ExecuteScalar()!);
    }

    private static List<object[]> Rows(SqliteConnection connection, RawTable table, string where)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c}\""))} FROM \"{table.Name}\" WHERE {where}";
        using var reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
