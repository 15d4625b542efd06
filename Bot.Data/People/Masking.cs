using System.Text.RegularExpressions;

namespace Bot.Data.People;

/// <summary>Hides numbers that point to a person in words that leave the house: phones, identity numbers, plates.</summary>
public static partial class Masking
{
    /// <summary>The same words with personal numbers masked, as shown on cards, in events and on public pages.</summary>
    public static string Mask(string words) =>
        Plate().Replace(LandLine().Replace(Mobile().Replace(Identity().Replace(words, MaskIdentity), MaskMobile), MaskLandLine), MaskPlate);

    /// <summary>132****4448.</summary>
    public static string MaskPhone(string phone) => phone.Length < 8 ? phone : $"{phone[..3]}****{phone[^4..]}";

    private static string MaskIdentity(Match m) => $"{m.Value[..6]}********{m.Value[^4..]}";

    private static string MaskMobile(Match m) => $"{m.Groups[1].Value}****{m.Groups[3].Value}";

    private static string MaskLandLine(Match m) => $"{m.Groups[1].Value}****{m.Value[^3..]}";

    private static string MaskPlate(Match m) => $"{m.Value[..2]}****{m.Value[^1..]}";

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Identity();

    [GeneratedRegex(@"(?<![0-9])(1[3-9][0-9])[ \-]?([0-9]{4})[ \-]?([0-9]{4})(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<![0-9\-])(0[0-9]{2,3}-?)[0-9]{7,8}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex LandLine();

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·\.\- ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Plate();
}
