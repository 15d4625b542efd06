using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Api.Hosting.Places;

/// <summary>The server of a place's host: listens nowhere, and holds the place's application for <see cref="PlacesFront"/>, which does.</summary>
internal sealed class PlaceServer : IServer
{
    private object? _application;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>What answers the place's requests, once its host has started.</summary>
    public IHttpApplication<TContext> Application<TContext>()
        where TContext : notnull => (IHttpApplication<TContext>)_application!;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _application = application;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
