namespace Bot.Api.Hosting.Places;

/// <summary>Paths of the root are not to be hidden by a place of the same name: neither doors nor folders of files.</summary>
internal static class PlaceNames
{
    /// <summary>Doors of the contract that may come later.</summary>
    private static readonly string[] Kept = ["api", "desk", "handling", "health", "lib", "open311", "openapi", "public", "w", "wechat"];

    /// <exception cref="SettingsException">A name is taken.</exception>
    public static void Check(WebApplication root, IEnumerable<PlaceSettings> places)
    {
        var taken = new HashSet<string>(Kept, StringComparer.OrdinalIgnoreCase);
        taken.UnionWith(((IEndpointRouteBuilder)root).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(FirstSegment));
        taken.UnionWith(root.Environment.WebRootFileProvider.GetDirectoryContents("").Select(f => f.Name));
        foreach (var place in places.Where(p => p.Hosts.Count == 0 && taken.Contains(p.Name)))
        {
            throw new SettingsException($"{PlaceSettings.Section}: \"{place.Name}\" cannot be the name of a place, because /{place.Name} is a door of the root.");
        }
    }

    private static string FirstSegment(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/').Split('/')[0];
}
