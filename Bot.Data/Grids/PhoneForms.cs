using System.Text.RegularExpressions;

namespace Bot.Data.Grids;

/// <summary>How a phone of a grid's people is written.</summary>
public static partial class PhoneForms
{
    /// <summary>Mobile, landline with area code and perhaps an extension, 400 number, or a five-digit hotline.</summary>
    public static bool IsOne(string phone) => Form().IsMatch(phone);

    [GeneratedRegex(@"\A(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(?:-[0-9]{1,6})?|400-?[0-9]{3}-?[0-9]{4}|1[0-9]{4}|[2-8][0-9]{6,7})\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Form();
}
