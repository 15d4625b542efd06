namespace Bot.Data.Grids;

/// <summary>All the names under which the places of a grid are looked for.</summary>
internal sealed class PlaceNames(TownNames towns)
{
    private const int MinBareVillage = 3;
    private const int MinDoorWithoutVillage = 5;
    private const int MinAreaPhrase = 3;

    private static readonly string[] VillageEndings = ["社区", "村"];
    private static readonly char[] AreaStops = ['、', '，', ',', '；', ';', '。', '及', '（', '）', '(', ')'];
    private static readonly string[] BoundaryWords = ["以东", "以西", "以南", "以北", "东至", "西至", "南至", "北至", "至"];

    /// <summary>Names of the grid itself, its village, and the words of its range.</summary>
    internal IEnumerable<PlaceName> OfGrid(Grid grid)
    {
        var village = VillageOf(grid);
        var bare = WithoutEnding(village);
        var name = PlaceText.Name(grid.Name);
        yield return new PlaceName(name, grid.Name, PlacePrecision.Exact);
        if (village.Length > 0)
        {
            yield return new PlaceName(bare + name[village.Length..], grid.Name, PlacePrecision.Exact);
            yield return new PlaceName(village, village, PlacePrecision.Village);
        }

        if (bare.Length >= MinBareVillage && bare.Length < village.Length)
        {
            yield return new PlaceName(bare, village, PlacePrecision.Village);
        }

        foreach (var phrase in grid.Area.Split(AreaStops, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (phrase.Length >= MinAreaPhrase && !BoundaryWords.Any(phrase.Contains))
            {
                foreach (var part in OfAddress(phrase, village))
                {
                    yield return part;
                }
            }
        }
    }

    /// <summary>Names of one listed address in a grid of the given village.</summary>
    internal IEnumerable<PlaceName> OfAddress(string address, string village)
    {
        var key = towns.Strip(PlaceText.Name(address));
        var shape = PlaceShape.Of(key);
        var precision = string.Equals(key, village, StringComparison.Ordinal) ? PlacePrecision.Village : shape.Precision;
        yield return new PlaceName(key, address, precision);

        if (shape.Whole.Length > 0)
        {
            var wholePrecision = shape.IsDoor ? PlacePrecision.Street : PlacePrecision.Named;
            if (!string.Equals(shape.Whole, village, StringComparison.Ordinal))
            {
                yield return new PlaceName(shape.Whole, shape.Whole, wholePrecision);
            }
        }

        if (village.Length > 0 && key.Length > village.Length && key.StartsWith(village, StringComparison.Ordinal))
        {
            var rest = key[village.Length..];
            if (shape.IsGroup)
            {
                yield return new PlaceName(WithoutEnding(village) + rest, address, precision);
            }
            else if (rest.Length >= MinDoorWithoutVillage)
            {
                yield return new PlaceName(rest, address, precision);
            }

            if (shape.IsDoor && shape.Whole.Length > village.Length + 1)
            {
                yield return new PlaceName(shape.Whole[village.Length..], shape.Whole, PlacePrecision.Road);
            }
        }
    }

    /// <summary>The village part of a grid's name: 半阁村第2网格 → 半阁村. Empty where the name does not tell.</summary>
    internal static string VillageOf(Grid grid)
    {
        var name = PlaceText.Name(grid.Name);
        if (!name.EndsWith("网格", StringComparison.Ordinal))
        {
            return "";
        }

        var village = name[..^2].TrimEnd("0123456789".ToCharArray());
        return village.Length < name.Length - 2 && village.Length > 1 ? village : "";
    }

    private static string WithoutEnding(string village)
    {
        foreach (var ending in VillageEndings)
        {
            if (village.EndsWith(ending, StringComparison.Ordinal) && village.Length - ending.Length > 1)
            {
                return village[..^ending.Length];
            }
        }

        return village;
    }
}
