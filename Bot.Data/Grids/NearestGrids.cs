namespace Bot.Data.Grids;

/// <summary>Which grids' borders come near a point that lies in none.</summary>
internal static class NearestGrids
{
    private const double MetresPerDegree = 111_320;

    /// <summary>Borders within the distance, nearest first. Looks at every border's box: for the rare point outside all grids.</summary>
    internal static List<(int Border, double Metres)> Around(BorderStore borders, int x, int y, double metres)
    {
        // A degree of longitude is shorter than one of latitude: in China at most twice as many make the distance.
        var margin = BorderStore.ToUnits(metres / MetresPerDegree);
        var near = new List<(int Border, double Metres)>();
        for (var border = 0; border < borders.Count; border++)
        {
            var box = borders.BoxOf(border);
            if (x < box.MinX - (2 * margin) || x > box.MaxX + (2 * margin) || y < box.MinY - margin || y > box.MaxY + margin)
            {
                continue;
            }

            var distance = borders.MetresToEdge(border, x, y);
            if (distance <= metres)
            {
                near.Add((border, distance));
            }
        }

        near.Sort((a, b) => a.Metres.CompareTo(b.Metres));
        return near;
    }
}
