namespace Bot.Api.ResidentActs;

/// <summary>A report as a form gives it. What is left out is understood from the words, as in the chat.</summary>
/// <param name="Text">The matter in one's own words, at most 2,000 characters; may be empty when there is media.</param>
/// <param name="Kind">complaint, request, inquiry, suggestion, praise.</param>
/// <param name="Item">Code of a service item.</param>
/// <param name="Place">Where it is; without it the words and the home grid are asked.</param>
/// <param name="Phone">A number to call back.</param>
/// <param name="OnBehalfOf">For whom, a relation without a name (母亲, 邻居奶奶).</param>
/// <param name="Confidential">秘密上报: who it was is sealed, no grid hears of it.</param>
/// <param name="Media">Ids of completed uploads, at most nine.</param>
/// <param name="Join">The number of a neighbour's intake to go along with instead of an own one.</param>
/// <param name="DraftId">The saved draft this was, which goes away with it.</param>
public sealed record ReportRequest(
    string? Text, string? Kind = null, string? Item = null, PlaceRequest? Place = null, string? Phone = null, string? OnBehalfOf = null, bool Confidential = false,
    IReadOnlyList<string>? Media = null, string? Join = null, string? DraftId = null)
{
    /// <summary>Characters of <see cref="OnBehalfOf"/>.</summary>
    public const int OnBehalfLength = 20;

    /// <summary>Characters of a place's words.</summary>
    public const int PlaceLength = 200;
}

/// <summary>Where something is: a grid's code, or a point, or words; several of them together are one place.</summary>
/// <param name="Text">As one says it.</param>
/// <param name="Lon">Degrees.</param>
/// <param name="Lat">Degrees.</param>
/// <param name="Crs">gcj02 (as the phone's maps give it; assumed), wgs84, cgcs2000, bd09.</param>
/// <param name="GridCode">A grid that was chosen.</param>
public sealed record PlaceRequest(string? Text = null, double? Lon = null, double? Lat = null, string? Crs = null, string? GridCode = null);

/// <summary>More words or media for an intake on its way; one of them at least.</summary>
public sealed record SupplementRequest(string? Text = null, IReadOnlyList<string>? Media = null);

/// <summary>Taking an intake back, with a reason if one likes.</summary>
public sealed record WithdrawalRequest(string? Reason = null)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonLength = 200;
}

/// <summary>1 to 5 for a result (5 is best), with words; 1 and 2 send it back, <paramref name="Reason"/> says why.</summary>
public sealed record RatingRequest(int Score, string? Words = null, string? Reason = null)
{
    /// <summary>Characters of words and of a reason.</summary>
    public const int WordsLength = 500;
}
