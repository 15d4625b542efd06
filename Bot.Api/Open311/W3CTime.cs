using System.Globalization;
using Bot.Data;

namespace Bot.Api.Open311;

/// <summary>
/// "All date/time fields must be formatted in a common subset of ISO 8601 as per the w3 note" (https://www.w3.org/TR/NOTE-datetime).
/// Read kindly: a zone that is missing is China's, a plus sign that a browser made a space is one.
/// </summary>
public static class W3CTime
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd", "yyyy-MM", "yyyy",
    ];

    /// <summary>Characters of the longest form.</summary>
    private const int Longest = 40;

    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length > Longest || !DateTime.TryParseExact(text.Trim().Replace(' ', '+'), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
        {
            return null;
        }

        // At the edges of the calendar a zone leads out of it.
        return time.Year is < 2 or > 9998 ? null : time.Kind == DateTimeKind.Utc ? new DateTimeOffset(time) : new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), ChinaTime.Offset);
    }
}
