namespace Bot.Dialogs.Reading;

/// <summary>Finds intake numbers (<c>WG-yyyyMMdd-nnnnnn</c>, hyphens and case as people type them) and phone numbers in words.</summary>
internal static class Numbers
{
    private const int DateDigits = 8;
    private const int SerialDigits = 6;
    private const int MobileDigits = 11;

    private static readonly Saying AroundPhone = new("",
        "我 我的 俺 俺的 咱 她 她的 他 他的 它 你 您 打 打我 拨 拨打 这个 那个 这 那 电话 手机 手机号 手机号码 电话号码 号码 号 座机 家里电话 联系 联系我 联系他 联系她 联系方式 联系电话 找 找我 是 为 可以 请 就 用 留 留个 记 记一下 给 给我 回 回我 有事 随时 微信 同号 "
        + "都行 妈 爸 妈妈 爸爸 我妈 我爸 老人 家 家里 那边 本人 改 改成 换 换成 应该是 新 新号 错了 打错了 发错了 不是 不对 重新 再 发 tel phone 谢谢 说 打这个 能 通 打通 的 哦 了 在 都 也 行 " + Saying.Particles);

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

    /// <summary>True when the message is a phone number and the words one gives it with (我的电话是…, 打这个…找我).</summary>
    public static bool IsJustPhone(string words, (string Phone, int Start, int End) phone) =>
        IsTalkOfPhones(words[..phone.Start]) && IsTalkOfPhones(words[phone.End..]);

    /// <summary>True when the words besides digits are only those one gives a number with.</summary>
    public static bool IsTalkOfPhones(string words)
    {
        var said = string.Concat(Plain.Fold(words).Where(c => !char.IsAsciiDigit(c)));
        return !said.Any(char.IsLetterOrDigit) || AroundPhone.IsSaid(said);
    }

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
