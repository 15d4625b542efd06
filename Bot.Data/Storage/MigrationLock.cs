using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Storage;

/// <summary>
/// On SQLite, EF's lock against migrating twice at once is a row: of a process that was killed it stays, and every start
/// after it waits for ever. So a file beside the database is held instead, which the system lets go of when its holder dies,
/// and whoever holds it may take EF's row away.
/// </summary>
internal static class MigrationLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<FileStream> TakeAsync(string databaseFile, BotDbContext context, CancellationToken cancellation)
    {
        var held = await HoldAsync(databaseFile + ".migrating", cancellation);
        try
        {
            await context.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                DELETE FROM "__EFMigrationsLock";
                """,
                cancellation);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>The file is not removed afterwards: another may be waiting for this very one.</summary>
    private static async Task<FileStream> HoldAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }
}
