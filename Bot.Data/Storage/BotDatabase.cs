using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;

namespace Bot.Data.Storage;

/// <summary>Opens and migrates the database named by <c>ConnectionStrings:Bot</c>.</summary>
public static class BotDatabase
{
    public const string DefaultConnectionString = "Data Source=bot.db";

    /// <summary>EF's own limit.</summary>
    private const int CacheSize = 10_240;

    // Models and compiled queries of all contexts of this process, apart for each kind of database. Left to itself EF takes the host's
    // cache where a context comes from the host and another where it does not, and builds and keeps everything twice.
    private static readonly MemoryCache SqliteModels = new(new MemoryCacheOptions { SizeLimit = CacheSize });
    private static readonly MemoryCache PostgreSqlModels = new(new MemoryCacheOptions { SizeLimit = CacheSize });

    public static void Configure(DbContextOptionsBuilder builder, string connectionString)
    {
        if (IsPostgreSql(connectionString))
        {
            builder.UseNpgsql(connectionString).UseMemoryCache(PostgreSqlModels);
        }
        else
        {
            builder.UseSqlite(connectionString).UseMemoryCache(SqliteModels);
        }

        // There is no model snapshot beside hand-written migrations; a test compares the schemas instead.
        // Counting ends at a limit, and which rows were counted is nobody's concern.
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning));
    }

    /// <summary>A string with <c>Host=</c> names a PostgreSQL server, any other a SQLite file.</summary>
    public static bool IsPostgreSql(string connectionString) => connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public static DbContextOptions<BotDbContext> Options(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<BotDbContext>();
        Configure(builder, connectionString);
        return builder.Options;
    }

    /// <summary>Brings the schema up to date; safe to run at every start and by several processes, and after one was killed in it.</summary>
    public static async Task MigrateAsync(DbContextOptions<BotDbContext> options, CancellationToken cancellation = default)
    {
        await using var context = new BotDbContext(options);
        var file = (context.Database.GetDbConnection() as SqliteConnection)?.DataSource is { Length: > 0 } source ? Path.GetFullPath(source) : null;
        if (Path.GetDirectoryName(file) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // Nothing to do is the rule, and then EF's lock is not worth taking.
        if (!(await context.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            return;
        }

        await using var alone = file is null ? null : await MigrationLock.TakeAsync(file, context, cancellation);
        await context.Database.MigrateAsync(cancellation);
    }
}
