namespace Bot.Data.Grids;

/// <summary>
/// Finds known places in free words. <see cref="PlaceIndex"/> finds exact names;
/// a tolerant index for misspelt names can stand behind or beside it.
/// </summary>
public interface IPlaceIndex
{
    /// <summary>Places named in the words, best first; empty when none is known.</summary>
    IReadOnlyList<AddressMatch> Find(string words);
}
