using Bot.Data.Storage;

namespace Bot.Api.Hosting;

/// <summary>Brings the schema up to date before anything else starts.</summary>
public sealed class DatabaseStart(BotSettings settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        BotDatabase.MigrateAsync(BotDatabase.Options(settings.ConnectionString), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
