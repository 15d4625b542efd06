using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Api.Hosting.Places;

/// <summary>
/// Stands between the wire and the applications: each request goes, with everything the wire knows of it, to the one
/// application it is for, before any of another's code has seen it. Starts the places before the first request can come
/// and stops them after the last was answered. Only there when places are configured.
/// </summary>
internal sealed class PlacesFront(IServer wire, RunningPlaces places) : IServer
{
    public IFeatureCollection Features => wire.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        await places.StartAsync(cancellationToken);
        await wire.StartAsync(new Sorter<TContext>(application, places.Map()), cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await wire.StopAsync(cancellationToken);
        }
        finally
        {
            await places.StopAsync(cancellationToken);
        }
    }

    /// <summary>Nothing of ours: the container ends wire and places.</summary>
    public void Dispose()
    {
    }

    private sealed class Sorter<TContext>(IHttpApplication<TContext> root, PlaceMap map) : IHttpApplication<Visit<TContext>>
        where TContext : notnull
    {
        public Visit<TContext> CreateContext(IFeatureCollection contextFeatures)
        {
            var application = map.Find(contextFeatures.GetRequiredFeature<IHttpRequestFeature>())?.Application<TContext>() ?? root;
            return new Visit<TContext>(application, application.CreateContext(contextFeatures));
        }

        public Task ProcessRequestAsync(Visit<TContext> context) => context.Application.ProcessRequestAsync(context.Context);

        public void DisposeContext(Visit<TContext> context, Exception? exception) => context.Application.DisposeContext(context.Context, exception);
    }

    private readonly record struct Visit<TContext>(IHttpApplication<TContext> Application, TContext Context)
        where TContext : notnull;
}
