using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Hosting;

/// <summary>
/// Before anything else starts: brings the schema up to date, and frees what the process before had leased when it ended
/// in the middle. One process owns a database, so whatever is leased now is nobody's.
/// </summary>
public sealed class DatabaseStart(BotSettings settings, ILogger<DatabaseStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = BotDatabase.Options(settings.ConnectionString);
        await BotDatabase.MigrateAsync(options, cancellationToken);
        await using var db = new BotDbContext(options);

        // Plain words: making these two of expressions would cost every start a quarter of a second.
        var freed = await db.Database.ExecuteSqlRawAsync("""UPDATE "events" SET "State" = 0, "NextAt" = "Time" WHERE "State" = 1""", cancellationToken)
            + await db.Database.ExecuteSqlRawAsync("""UPDATE "deliveries" SET "State" = 0, "NextAt" = "CreatedAt" WHERE "State" = 1""", cancellationToken);
        if (freed > 0)
        {
            log.LogWarning("{Freed} events and deliveries were under way when the process before ended; they are taken up again", freed);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
