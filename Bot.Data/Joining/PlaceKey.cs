using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Bot.Data.Grids;

namespace Bot.Data.Joining;

/// <summary>
/// The place of an intake in the one form in which two are compared: the compound, road or village, and the building,
/// door or group in it where one was named. Empty where nothing was named: a whole grid is no place.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly partial record struct PlaceKey(string Whole, string Detail)
{
    private const int ShortestName = 2;

    /// <summary>Stands behind a home grid that nobody said (as the dialogs write it).</summary>
    private const string Assumed = "（居民所在网格）";

    private const string BuildingUnit = "号楼";
    private const string BuildingSigns = "楼栋幢座#樓棟";

    private static readonly string[] Tails = ["这边", "那边", "这里", "那里", "这儿", "门口", "里面", "附近", "旁边", "楼下", "院里", "那块", "里"];

    public bool IsEmpty => string.IsNullOrEmpty(Whole);

    /// <param name="words">The place as the intake has it.</param>
    /// <param name="building">The building that the words of the report name (<see cref="BuildingIn"/>): counts where the place names none.</param>
    /// <param name="grid">The grid it lies in, or null.</param>
    /// <param name="known">Known places found in the words of the place.</param>
    public static PlaceKey Of(string words, string building, Grid? grid, IReadOnlyList<AddressMatch> known)
    {
        if (words.EndsWith(Assumed, StringComparison.Ordinal) || string.Equals(words, grid?.Name, StringComparison.Ordinal))
        {
            // The home grid that nobody said, or a point without a name.
            return default;
        }

        var said = PlaceText.Name(words);
        var address = known.FirstOrDefault(m => m.Certain && string.Equals(m.GridCode, grid?.Code, StringComparison.Ordinal))?.Address;
        if (string.Equals(address, grid?.Name, StringComparison.Ordinal))
        {
            address = null;
        }

        var name = address is null ? WithoutTail(said) : PlaceText.Name(address);
        var inName = Detailed().Match(name);
        var whole = inName is { Success: true, Index: > 0 } ? name[..inName.Index] : name;
        var detail = inName.Success ? inName.Value : First(said) ?? building;
        return whole.Length < ShortestName ? default : new PlaceKey(whole, detail);
    }

    /// <summary>The same spot: one building, or a compound of which one of the two named no building. Groups of a village are apart.</summary>
    public bool IsSame(PlaceKey other) => !IsEmpty && string.Equals(Whole, other.Whole, StringComparison.Ordinal)
        && (string.Equals(Detail, other.Detail, StringComparison.Ordinal) || ((Detail.Length == 0 || other.Detail.Length == 0) && !IsVillage));

    private bool IsVillage => Whole.EndsWith('村') || Whole.EndsWith("社区", StringComparison.Ordinal);

    private static string? First(string normalised) => Detailed().Match(normalised) is { Success: true } found ? found.Value : null;

    /// <summary>The first building named in the words of a report (三栋 → 3号楼); empty when none is. No pattern: it runs inside transactions.</summary>
    public static string BuildingIn(string text)
    {
        if (text.AsSpan().IndexOfAny(BuildingSigns) < 0)
        {
            return "";
        }

        var name = PlaceText.Name(text);
        var end = name.IndexOf(BuildingUnit, StringComparison.Ordinal);
        var start = end;
        while (start > 0 && char.IsAsciiLetterOrDigit(name[start - 1]))
        {
            start--;
        }

        return start < end ? name[start..end] + BuildingUnit : "";
    }

    private static string WithoutTail(string name)
    {
        var tail = Tails.FirstOrDefault(t => name.Length > t.Length + 1 && name.EndsWith(t, StringComparison.Ordinal));
        return tail is null ? name : name[..^tail.Length];
    }

    [GeneratedRegex("[0-9a-z]+(?:号楼|组|号)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Detailed();
}
