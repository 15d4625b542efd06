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

    /// <summary>Columns with their types, and indexes, of every table; not the spelling of the statements that made them.</summary>
    private static async Task<IReadOnlyList<string>> ShapeAsync(BotDbContext db)
    {
        const string sql =
            """
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS Value
            FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\' AND m.name NOT LIKE 'sqlite%'
            UNION ALL
            SELECT m.tbl_name || ' index ' || i.name || ' ' || i."unique" || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x)
            FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\'
            """;
        return await db.Database.SqlQueryRaw<string>(sql).OrderBy(s => s).ToListAsync();
    }
}
