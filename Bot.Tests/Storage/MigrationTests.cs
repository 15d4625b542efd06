using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Storage;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_migrated_schema_is_the_models()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var migrated = database.Open();
        var options = BotDatabase.Options($"Data Source={Path.Combine(Directory.CreateTempSubdirectory("grid-bot-model-").FullName, "bot.db")}");
        await using var modelled = new BotDbContext(options);
        await modelled.Database.EnsureCreatedAsync();
        Assert.Equal(await ShapeAsync(modelled), await ShapeAsync(migrated));
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await BotDatabase.MigrateAsync(BotDatabase.Options(database.ConnectionString));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_killed_while_migrating_starts_again(bool fresh)
    {
        var options = BotDatabase.Options($"Data Source={Path.Combine(Directory.CreateTempSubdirectory("grid-bot-cut-").FullName, "bot.db")}");
        await using var db = new BotDbContext(options);
        if (!fresh)
        {
            await BotDatabase.MigrateAsync(options);
        }

        // What EF leaves behind when the process dies inside its migration: its lock is a row, and nobody takes it back.
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-21 01:00:00');
            """);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await BotDatabase.MigrateAsync(options, patience.Token);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(patience.Token));
        Assert.Equal(0, await db.Intakes.CountAsync(patience.Token));
    }

    [Fact]
    public async Task Two_that_start_at_once_on_an_empty_database_both_find_it_migrated()
    {
        var folder = Directory.CreateTempSubdirectory("grid-bot-two-");
        var options = BotDatabase.Options($"Data Source={Path.Combine(folder.FullName, "bot.db")}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => BotDatabase.MigrateAsync(options))));
        await using var db = new BotDbContext(options);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    /// <summary>Columns with their types, and indexes, of every table; not the spelling of the statements that made them. Full-text search is no model's.</summary>
    private static async Task<IReadOnlyList<string>> ShapeAsync(BotDbContext db)
    {
        const string sql =
            """
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS Value
            FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'intake\_search%' ESCAPE '\'
            UNION ALL
            SELECT m.tbl_name || ' index ' || i.name || ' ' || i."unique" || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x)
            FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\' AND m.name NOT LIKE 'intake\_search%' ESCAPE '\'
            """;
        return await db.Database.SqlQueryRaw<string>(sql).OrderBy(s => s).ToListAsync();
    }
}
