using Bot.Data.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

/// <summary>A migrated database in a folder of its own, with its writer.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-db-");

    private TemporaryDatabase()
    {
        ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";
        Commit = new GroupCommit(BotDatabase.Options(ConnectionString));
    }

    public string ConnectionString { get; }

    public GroupCommit Commit { get; }

    public static async Task<TemporaryDatabase> CreateAsync()
    {
        var database = new TemporaryDatabase();
        await BotDatabase.MigrateAsync(BotDatabase.Options(database.ConnectionString));
        return database;
    }

    public BotDbContext Open() => new(BotDatabase.Options(ConnectionString));

    public async ValueTask DisposeAsync()
    {
        await Commit.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
