namespace Bot.Api.Hosting.Places;

/// <summary>A place lives as long as the root lets it; signals of the system are the root's to hear.</summary>
internal sealed class PlaceLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
