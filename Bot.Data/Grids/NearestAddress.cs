namespace Bot.Data.Grids;

/// <summary>Which address of a grid lies nearest to a point; a grid has a few dozen, so all are looked at.</summary>
internal static class NearestAddress
{
    /// <summary>Null where none lies within the distance. Of two at one spot (a compound and its first building) the one that says more.</summary>
    internal static GridAddress? Of(Grid grid, GeoPoint point, double metres)
    {
        var (nearest, distance) = ((GridAddress?)null, metres);
        foreach (var address in grid.Addresses)
        {
            if (address is not { Longitude: { } lon, Latitude: { } lat })
            {
                continue;
            }

            var away = point.MetresTo(new GeoPoint(lon, lat));
            if (away < distance || (away <= distance && (nearest is null || address.Text.Length > nearest.Text.Length)))
            {
                (nearest, distance) = (address, away);
            }
        }

        return nearest;
    }
}
