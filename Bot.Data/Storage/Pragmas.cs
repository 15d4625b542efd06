using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Bot.Data.Storage;

/// <summary>How SQLite must run here: readers beside the one writer, and nothing acknowledged before it is on disk.</summary>
internal static class Pragmas
{
    public static void Apply(DbConnection connection)
    {
        if (connection is not SqliteConnection)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192;";
        command.ExecuteNonQuery();
    }
}
