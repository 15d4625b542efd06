using System.Collections.Immutable;
using Bot.Dialogs.Reading;

namespace Bot.Dialogs.Reporting;

/// <summary>Finds the place a resident means, from words, map or home.</summary>
internal static class Places
{
    /// <summary>Words taken for a place that are longer than this may be a story.</summary>
    private const int Around = 6;

    private const string Nearby = "附近";

    /// <summary>
    /// The places named in words, one per grid, best first. With <paramref name="onlyCertain"/> guesses are left out, but not a name
    /// that was surely said and that several places have: the one at home is meant, or else they are all told.
    /// </summary>
    public static ImmutableArray<DraftPlace> In(string words, IGuide guide, bool onlyCertain, bool isAnswer)
    {
        var matches = guide.FindPlaces(words);
        var certain = matches.Where(m => m.Certain).ToList();
        var usable = certain.Count > 0 ? certain : onlyCertain ? Named(matches, guide.HomeGrid) : matches;
        return [.. usable.DistinctBy(m => m.GridCode).Take(DialogLimits.Choices - 1).Select(m => ToPlace(m, words, isAnswer))];
    }

    private static IReadOnlyList<PlaceMatch> Named(IReadOnlyList<PlaceMatch> matches, GridNotice? home) =>
        !matches.Any(m => m.AsSaid) ? []
        : matches.FirstOrDefault(m => m.GridCode == home?.Code) is { } atHome ? [atHome]
        : matches;

    /// <summary>
    /// The draft at another place. Long words that were taken for a place nobody knows go back into the story:
    /// 楼上麻将馆天天打到两点 began like a place and was the thing itself, and must not be lost.
    /// </summary>
    public static Draft Settle(Draft draft, DraftPlace place)
    {
        var isUnknown = draft.Place is { GridCode: null, Longitude: null, Words.Length: > Around };
        var said = isUnknown && !draft.Text.Contains(draft.Place!.Words, StringComparison.Ordinal) ? draft.Place.Words : "";
        return said.Length > 0 && DraftReading.Fits(draft, said)
            ? draft with { Place = place, Text = DraftReading.Joined(draft.Text, said) }
            : draft with { Place = place };
    }

    public static DraftPlace Home(GridNotice home) => new(home.Name + DraftPlace.IsHome, home.Code);

    /// <summary>A place on the map: as it was labelled there, else by the known address nearest to it, else by its grid.</summary>
    public static DraftPlace OnMap(Incoming.Location location, GridNotice? grid, IGuide guide)
    {
        var label = Plain.Clean(location.Label);
        var words = label.Length > 0 ? label
            : grid is not null && guide.AddressNear(location.Longitude, location.Latitude) is { } address ? address + Nearby
            : grid?.Name ?? "地图位置";
        return new(words, grid?.Code, location.Longitude, location.Latitude);
    }

    /// <summary>A place nobody named: none, the home grid, or words without a grid. A named place may replace it.</summary>
    public static bool IsAssumed(DraftPlace? place, IGuide guide) =>
        place is null || (place.GridCode is null && place.Longitude is null)
        || (guide.HomeGrid is { } home && place == Home(home));

    public static string Label(DraftPlace place, IGuide guide)
    {
        var grid = place.GridCode is { } code ? guide.GridByCode(code)?.Name : null;
        return grid is null || place.Words.Contains(grid, StringComparison.Ordinal) ? place.Words : $"{place.Words}（{grid}）";
    }

    // An answer to "where" may hold more than the known name (3号楼2单元): those words are kept, the rest of a story is not a place.
    private static DraftPlace ToPlace(PlaceMatch match, string words, bool isAnswer)
    {
        var said = isAnswer && words.Length <= DialogLimits.PlaceLength ? PlaceTalk.Bare(words, match.Words) : match.Words;
        return new(said.Length > match.Words.Length ? said : match.Address, match.GridCode);
    }
}
