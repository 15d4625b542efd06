using Microsoft.AspNetCore.Http.Features;

namespace Bot.Api.Hosting.Places;

/// <summary>Which place a request is for. Names are compared exactly, hosts without regard to case and port.</summary>
internal sealed class PlaceMap
{
    private readonly Dictionary<string, (string Prefix, PlaceServer Server)> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceServer> _byHost = new(StringComparer.OrdinalIgnoreCase);

    public PlaceMap(IEnumerable<(PlaceSettings Settings, PlaceServer Server)> places)
    {
        foreach (var (settings, server) in places)
        {
            if (settings.Hosts.Count == 0)
            {
                _byPath.Add(settings.Name, (settings.Prefix, server));
            }

            foreach (var host in settings.Hosts)
            {
                _byHost.Add(host, server);
            }
        }
    }

    /// <summary>The place, with its prefix moved from the path to the base of paths; null for the root, untouched.</summary>
    public PlaceServer? Find(IHttpRequestFeature request)
    {
        if (_byHost.Count > 0 && _byHost.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Host(request.Headers.Host.ToString()), out var server))
        {
            return server;
        }

        var path = request.Path;
        var end = path.Length > 1 ? path.IndexOf('/', 1) : -1;
        var first = path.Length > 1 ? path.AsSpan(1, (end < 0 ? path.Length : end) - 1) : default;
        if (!_byPath.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(first, out var found))
        {
            return null;
        }

        request.PathBase = found.Prefix;
        request.Path = end < 0 ? "" : path[end..];
        return found.Server;
    }

    private static ReadOnlySpan<char> Host(string header) => header.AsSpan(0, header.LastIndexOf(':') is > 0 and var port ? port : header.Length);
}
