namespace Bot.Dialogs.Reading;

/// <summary>Finds intake numbers (<c>WG-yyyyMMdd-nnnnnn</c>, hyphens and case as people type them) and phone numbers in words.</summary>
internal static class Numbers
{
    private const int DateDigits = 8;
    private const int SerialDigits = 6;
    private const int MobileDigits = 11;
    private const int AroundPhone = 8;

    /// <summary>The first intake number in its true form, with where it stood; null when there is none.</summary>
    public static (string Number, int Start, int End)? Intake(string words)
    {
        var plain = Plain.Halve(words);
        for (var start = plain.IndexOf("wg", StringComparison.Ordinal); start >= 0;
             start = plain.IndexOf("wg", start + 1, StringComparison.Ordinal))
        {
            var at = start + 2;
            if (TakeDigits(plain, ref at, DateDigits) is { } date && TakeDigits(plain, ref at, SerialDigits) is { } serial)
                return ($"WG-{date}-{serial}", start, at);
        }
        return null;
    }

    /// <summary>A phone number a resident gave, digits only; null when there is none. Longer runs (identity numbers) are not phones.</summary>
    public static (string Phone, int Start, int End)? Phone(string words)
    {
        var plain = Plain.Halve(words);
        for (var i = 0; i < plain.Length; i++)
        {
            if (!char.IsAsciiDigit(plain[i]))
                continue;
            var end = i;
            var digits = "";
            while (end < plain.Length && (char.IsAsciiDigit(plain[end]) || IsJoint(plain, end)))
            {
                if (plain[end] is not ('-' or ' '))
                    digits += plain[end];
                end++;
            }
            if (IsPhone(digits))
                return (digits, i, end);
            i = end;
        }
        return null;
    }

    /// <summary>True when the message is a phone number and at most a word or two around it (我的电话是…).</summary>
    public static bool IsJustPhone(string words, (string Phone, int Start, int End) phone) =>
        words.Length - (phone.End - phone.Start) <= AroundPhone;

    /// <summary>132****4448; short service numbers and landlines stay whole.</summary>
    public static string Mask(string phone) =>
        phone.Length == MobileDigits && phone[0] == '1' && phone.All(char.IsAsciiDigit) ? $"{phone[..3]}****{phone[7..]}" : phone;

    private static bool IsJoint(string plain, int at) =>
        plain[at] is '-' or ' ' && at + 1 < plain.Length && char.IsAsciiDigit(plain[at + 1]);

    private static bool IsPhone(string digits) =>
        (digits.Length == MobileDigits && digits[0] == '1' && digits[1] >= '3')
        || (digits.Length is 11 or 12 && digits[0] == '0' && digits[1] != '0');

    private static string? TakeDigits(string plain, ref int at, int count)
    {
        while (at < plain.Length && plain[at] is '-' or ' ' or '—' or '_')
            at++;
        if (at + count > plain.Length)
            return null;
        var digits = plain.Substring(at, count);
        if (!digits.All(char.IsAsciiDigit))
            return null;
        at += count;
        return digits;
    }
}
