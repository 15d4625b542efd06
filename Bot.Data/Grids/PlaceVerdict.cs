namespace Bot.Data.Grids;

/// <summary>Weighs the places found in one text against each other: which grid, how sure, what else it may be.</summary>
internal sealed class PlaceVerdict(
    IReadOnlyList<Grid> grids, PlaceStore store, PlaceSurroundings around, PlaceText text, List<PlaceHit> exact, List<PlaceHit> near, List<PlaceHit> twins)
{
    /// <summary>Hundredths of a character by which the best must lead to be certain.</summary>
    private const int Margin = 60;

    /// <summary>What lies further behind the best is not offered.</summary>
    private const int Offered = 130;

    /// <summary>A village or town named beside a place speaks for it.</summary>
    private const int NamedBeside = 100;

    /// <summary>A misspelt name that explains two characters more than an exact one inside it is the one that was meant.</summary>
    private const int FarAhead = 155;

    /// <summary>A road in more grids than this says nothing by itself.</summary>
    private const int MaxRoadGrids = 4;

    private const double ExactConfidence = 0.97;
    private const double NearConfidence = 0.92;
    private const double MostUncertain = 0.6;
    private const double TwinConfidence = 0.2;
    private const double Steepness = 0.025;

    internal List<AddressMatch> Matches()
    {
        var bestExact = exact.Count == 0 ? (PlaceHit?)null : exact.MaxBy(hit => (hit.Precision, hit.Length, -hit.Start));
        if (near.Count == 0)
        {
            return bestExact is { } only ? OfExact(only) : [];
        }

        var bestNear = near.MaxBy(hit => (hit.Precision >= PlacePrecision.Named, hit.Score + (around.IsBesideIts(hit) ? NamedBeside : 0), hit.Length));
        if (bestExact is not { } named)
        {
            return OfNear(bestNear);
        }

        var isAgreed = around.Agrees(bestNear, named);
        if (named.Precision >= PlacePrecision.Named)
        {
            return !bestNear.Overlaps(named) || bestNear.Precision < PlacePrecision.Named ? OfExact(named)
                : isAgreed || (bestNear.IsSure && bestNear.Score >= named.Score + FarAhead) ? OfNear(bestNear) : Uncertain([.. OfNear(bestNear), .. OfExact(named)]);
        }

        return bestNear.Precision < PlacePrecision.Named && !bestNear.Overlaps(named) ? OfExact(named)
            : isAgreed ? OfNear(bestNear)
            : bestNear.IsSure || bestNear.Overlaps(named) ? Uncertain([.. OfNear(bestNear), .. OfExact(named)])
            : OfExact(named);
    }

    private List<AddressMatch> OfExact(PlaceHit best)
    {
        if (best.Precision <= PlacePrecision.Street && Crossings.In(text.Text, exact) is var (one, other))
        {
            return OfRoads(Crossings.Grids(store, one, other), one with { Length = other.End - one.Start });
        }

        var entries = around.Narrowed(Building(best), best);
        if (best.Precision == PlacePrecision.Road)
        {
            return entries.Count <= MaxRoadGrids ? OfRoads(entries, best) : [];
        }

        var isCertain = entries.Count == 1 && IsTelling(best.Precision) 
            && !around.IsBesideAnother(best, entries[0]) && !around.IsPartOfLonger(best) && !around.IsInAnotherTown(entries[0].Grid);
        var confidence = isCertain ? ExactConfidence : MostUncertain / Math.Max(1, entries.Count);
        var matches = entries.OrderBy(entry => entry.Grid).Select(entry => Match(best, entry, isCertain, confidence) with { AsSaid = best.Precision >= PlacePrecision.Named }).ToList();
        var among = entries.Select(entry => entry.Grid).ToHashSet();
        foreach (var rival in exact.Where(hit => hit.Entry != best.Entry && hit.Precision >= PlacePrecision.Named
            && store.EntriesOf(hit.Entry).All(entry => !among.Contains(entry.Grid))))
        {
            matches.AddRange(store.EntriesOf(rival.Entry).OrderBy(entry => entry.Grid).Select(entry => Match(rival, entry, isCertain: false, confidence)));
        }

        AddTwins(matches, best);
        return Settled(matches);
    }

    /// <summary>
    /// Names that a slip turns into the one that was said (金色丽景雅苑 less 雅 is 金色丽景苑) are asked about after it,
    /// unless the village or town beside speaks for the one and not for the other.
    /// </summary>
    private void AddTwins(List<AddressMatch> matches, PlaceHit best)
    {
        var isBesideIts = around.IsBesideIts(best);
        foreach (var twin in twins.Where(twin => twin.Overlaps(best)).OrderByDescending(twin => twin.Score))
        {
            matches.AddRange(store.EntriesOf(twin.Entry)
                .Where(entry => isBesideIts ? around.IsNamedBeside(twin, entry.Grid) : !around.IsElsewhere(twin, entry.Grid))
                .OrderBy(entry => entry.Grid).Select(entry => Match(twin, entry, isCertain: false, TwinConfidence)));
        }
    }

    /// <summary>Where a compound lies in several grids, "锦绣家园5号" may still mean building 5.</summary>
    private List<PlaceStore.Entry> Building(PlaceHit hit)
    {
        var entries = store.EntriesOf(hit.Entry).ToList();
        var end = hit.End;
        while (end < text.Text.Length && char.IsAsciiDigit(text.Text[end]))
        {
            end++;
        }

        if (entries.Count == 1 || end == hit.End)
        {
            return entries;
        }

        var building = store.Find(string.Concat(text.Text.AsSpan(hit.Start, end - hit.Start), "号楼"));
        return building < 0 ? entries : [.. store.EntriesOf(building)];
    }

    private List<AddressMatch> OfRoads(List<PlaceStore.Entry> entries, PlaceHit said) =>
        Uncertain([.. entries.Select(entry => Match(said, entry, isCertain: false, MostUncertain / entries.Count))]);

    /// <summary>A road is long: a door of it in some grid does not say where on it one stands.</summary>
    private static bool IsTelling(PlacePrecision precision) => precision is not (PlacePrecision.Street or PlacePrecision.Road);

    private List<AddressMatch> OfNear(PlaceHit best)
    {
        var byGrid = new Dictionary<int, (int Score, PlaceHit Hit, PlaceStore.Entry Entry)>();
        foreach (var hit in near.Where(hit => hit.Overlaps(best)))
        {
            foreach (var entry in store.EntriesOf(hit.Entry))
            {
                var score = hit.Score + (around.IsNamedBeside(hit, entry.Grid) ? NamedBeside : 0);
                if (!byGrid.TryGetValue(entry.Grid, out var other) || score > other.Score)
                {
                    byGrid[entry.Grid] = (score, hit, entry);
                }
            }
        }

        var ranked = byGrid.Values.OrderByDescending(found => found.Score).ThenBy(found => found.Entry.Grid).ToList();
        var first = ranked[0];
        ranked = [.. ranked.Where(found => found.Score > first.Score - Offered).Take(PlaceIndex.MaxMatches)];
        var isAlone = ranked.Count == 1 || ranked[1].Score <= first.Score - Margin;
        var isCertain = isAlone && first.Hit.IsSure && IsTelling(first.Entry.Precision)
            && !around.IsBesideAnother(first.Hit, first.Entry) && !around.IsElsewhere(first.Hit, first.Entry.Grid) && !around.IsPartOfLonger(first.Hit);
        var total = ranked.Sum(found => Weight(found.Score - first.Score));
        return isCertain
            ? [Match(first.Hit, first.Entry, isCertain: true, NearConfidence)]
            : [.. ranked.Select(found => Match(found.Hit, found.Entry, isCertain: false, MostUncertain * Weight(found.Score - first.Score) / total))];
    }

    private static double Weight(int behind) => Math.Exp(behind * Steepness);

    private AddressMatch Match(PlaceHit hit, PlaceStore.Entry entry, bool isCertain, double confidence)
    {
        var grid = grids[entry.Grid];
        return new AddressMatch(text.Said(hit.Start, hit.Length), store.ShownOf(entry), grid.Code, grid.Name, isCertain) { Confidence = confidence };
    }

    /// <summary>One line per grid, by the order found; certain only when alone.</summary>
    private static List<AddressMatch> Settled(List<AddressMatch> matches)
    {
        var distinct = matches.DistinctBy(match => match.GridCode, StringComparer.Ordinal).Take(PlaceIndex.MaxMatches).ToList();
        return distinct.Count == 1 ? distinct : Uncertain(distinct);
    }

    private static List<AddressMatch> Uncertain(List<AddressMatch> matches) =>
        [.. matches.DistinctBy(match => match.GridCode, StringComparer.Ordinal).Take(PlaceIndex.MaxMatches)
            .Select(match => match with { Certain = false, Confidence = Math.Min(match.Confidence, MostUncertain) })];
}
