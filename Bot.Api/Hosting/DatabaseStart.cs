using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
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
        var freed = await db.Events.Where(e => e.State == EventState.Leased)
            .ExecuteUpdateAsync(e => e.SetProperty(q => q.State, EventState.Waiting).SetProperty(q => q.NextAt, q => q.Time), cancellationToken);
        freed += await db.Deliveries.Where(d => d.State == DeliveryState.Leased)
            .ExecuteUpdateAsync(d => d.SetProperty(q => q.State, DeliveryState.Waiting).SetProperty(q => q.NextAt, q => q.CreatedAt), cancellationToken);
        if (freed > 0)
        {
            log.LogWarning("{Freed} events and deliveries were under way when the process before ended; they are taken up again", freed);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
