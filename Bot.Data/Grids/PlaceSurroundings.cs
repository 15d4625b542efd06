namespace Bot.Data.Grids;

/// <summary>What else a text says about where a place in it lies: towns, villages and names beside it.</summary>
internal sealed class PlaceSurroundings(
    IReadOnlyList<Grid> grids, PlaceStore store, TownNames towns, PlaceSpellings spellings, PlaceText text, List<PlaceHit> exact)
{
    /// <summary>Before 村 these make it any village (我们村).</summary>
    private const string Ours = "我们咱俺全本这你他各在";

    private readonly List<string> _towns = towns.NamedIn(text.Text);
    private readonly List<HashSet<int>> _gridsOfExact = [.. exact.Select(hit => store.EntriesOf(hit.Entry).Select(entry => entry.Grid).ToHashSet())];

    /// <summary>The entries whose grid something else in the text speaks for; all where nothing does.</summary>
    internal List<PlaceStore.Entry> Narrowed(List<PlaceStore.Entry> entries, PlaceHit best)
    {
        foreach (var hit in exact.Where(hit => hit != best && hit.Precision != PlacePrecision.Road).OrderByDescending(hit => hit.Precision))
        {
            if (entries.Count == 1)
            {
                return entries;
            }

            var there = GridsOf(hit);
            entries = Keep(entries, entry => there.Contains(entry.Grid));
        }

        return Keep(entries, entry => IsTownNamed(entry.Grid));
    }

    private static List<PlaceStore.Entry> Keep(List<PlaceStore.Entry> entries, Func<PlaceStore.Entry, bool> isMeant)
    {
        if (entries.Count < 2)
        {
            return entries;
        }

        var kept = entries.Where(isMeant).ToList();
        return kept.Count == 0 ? entries : kept;
    }

    private HashSet<int> GridsOf(PlaceHit hit) => [.. store.EntriesOf(hit.Entry).Select(entry => entry.Grid)];

    /// <summary>Whether two names lead to one grid at least.</summary>
    internal bool Agrees(PlaceHit hit, PlaceHit other) => GridsOf(hit).Overlaps(GridsOf(other));

    /// <summary>Whether the village or town of any grid with this name is named elsewhere in the text.</summary>
    internal bool IsBesideIts(PlaceHit hit) =>
        (exact.Count > 0 || _towns.Count > 0) && store.EntriesOf(hit.Entry).Any(entry => IsNamedBeside(hit, entry.Grid));

    /// <summary>Whether the village or town of this grid is named elsewhere in the text.</summary>
    internal bool IsNamedBeside(PlaceHit hit, int grid)
    {
        for (var i = 0; i < exact.Count; i++)
        {
            if (!exact[i].Overlaps(hit) && _gridsOfExact[i].Contains(grid))
            {
                return true;
            }
        }

        return IsTownNamed(grid);
    }

    /// <summary>Whether a town is named, and not this grid's.</summary>
    internal bool IsInAnotherTown(int grid) => _towns.Count > 0 && !IsTownNamed(grid);

    private bool IsTownNamed(int grid)
    {
        foreach (var town in _towns)
        {
            if (grids[grid].Parent.StartsWith(town, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a town or a village is named elsewhere in the text that this grid is not of.</summary>
    internal bool IsElsewhere(PlaceHit hit, int grid) => IsInAnotherTown(grid)
        || exact.Any(other => !other.Overlaps(hit) && other.Precision == PlacePrecision.Village && !GridsOf(other).Contains(grid));

    /// <summary>
    /// Whether a village stands right before the name that is not known as this place's: 东山村阳光花园, where the only
    /// 阳光花园 that is known lies in 西山村. 我们村 is any village.
    /// </summary>
    internal bool IsBesideAnother(PlaceHit hit, PlaceStore.Entry entry)
    {
        if (hit.Start < 2 || text.Text[hit.Start - 1] != '村' || Ours.Contains(text.Text[hit.Start - 2]))
        {
            return false;
        }

        return !exact.Any(other => other.End == hit.Start && GridsOf(other).Contains(entry.Grid));
    }

    /// <summary>
    /// Whether the words before the name begin other names: 福临 before 安居花园, where nobody knows a 福临安居花园.
    /// Then it is a name unknown to us that ends like a known one.
    /// </summary>
    internal bool IsPartOfLonger(PlaceHit hit) => hit.Precision >= PlacePrecision.Named && hit.Start >= 2
        && spellings.IsBeginning(text.Text[hit.Start - 2], text.Text[hit.Start - 1])
        && !exact.Any(other => other.End == hit.Start);
}
