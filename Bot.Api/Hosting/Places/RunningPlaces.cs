namespace Bot.Api.Hosting.Places;

/// <summary>The further places of this process: complete bots, each with its own services on its own data.</summary>
public sealed class RunningPlaces(IHostApplicationLifetime process, ILogger<RunningPlaces> log) : IAsyncDisposable
{
    private readonly List<Place> _places = [];
    private readonly List<WebApplication> _begun = [];
    private volatile bool _stopping;

    /// <summary>Name and host of each, in the order in which they start.</summary>
    public IEnumerable<(string Name, WebApplication Bot)> All => _places.Select(p => (p.Settings.Name, p.Bot));

    internal void Add(PlaceSettings settings, WebApplication bot, PlaceServer server) => _places.Add(new Place(settings, bot, server));

    internal PlaceMap Map() => new(_places.Select(p => (p.Settings, p.Server)));

    /// <exception cref="PlaceException">One could not start; those before it are stopped again.</exception>
    internal async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var place in _places)
        {
            _begun.Add(place.Bot);
            try
            {
                await place.Bot.StartAsync(cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                log.LogError(fault, "Place {Place} could not start", place.Settings.Name);
                await StopAsync(cancellation);
                throw new PlaceException(place.Settings.Name, fault);
            }

            place.Bot.Lifetime.ApplicationStopping.Register(() => Ended(place.Settings.Name));
            log.LogInformation("Place {Place} at {Address}", place.Settings.Name, place.Settings.Settings.PublicBaseUrl);
        }
    }

    /// <summary>All at once, so that one that takes long leaves the others their time.</summary>
    internal async Task StopAsync(CancellationToken cancellation)
    {
        _stopping = true;
        await Task.WhenAll(_begun.Select(b => b.StopAsync(cancellation)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var place in _places)
        {
            await place.Bot.DisposeAsync();
        }
    }

    /// <summary>A worker of the place broke for good, as nothing of ours should: the process ends, as for the root, and is started anew.</summary>
    private void Ended(string place)
    {
        if (!_stopping)
        {
            log.LogCritical("Place {Place} ended by itself; the process stops with it", place);
            process.StopApplication();
        }
    }

    private sealed record Place(PlaceSettings Settings, WebApplication Bot, PlaceServer Server);
}

/// <summary>A place that could not start, and why.</summary>
public sealed class PlaceException(string place, Exception fault) : Exception($"Place {place} could not start: {fault.Message}", fault);
