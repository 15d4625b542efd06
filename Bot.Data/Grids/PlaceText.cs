namespace Bot.Data.Grids;

/// <summary>
/// Words brought to the one form in which places are compared: half-width, no spaces or brackets, digits for
/// Chinese numerals, 号楼 for 栋/幢/座/#, 组 for 小组/队. Every character remembers where it came from.
/// </summary>
internal sealed class PlaceText
{
    /// <summary>Stands for a stop between phrases; occurs in no name.</summary>
    internal const char Stop = '|';

    private const string Building = "号楼";
    private const string Numerals = "零一二三四五六七八九";
    private const int MaxHouseDigits = 3;

    private static readonly string[] BuildingForms = ["号楼", "号栋", "号幢", "号座", "#楼", "栋楼", "幢楼", "栋", "幢", "座", "#"];
    private static readonly string[] GroupForms = ["村民小组", "居民小组", "生产队", "村民组", "小组", "队"];

    private readonly string _said;
    private readonly List<char> _chars;
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private PlaceText(string said, int capacity)
    {
        _said = said;
        (_chars, _starts, _ends) = (new(capacity), new(capacity), new(capacity));
    }

    internal string Text { get; private set; } = "";

    /// <summary>The words as said behind a stretch of the text.</summary>
    internal string Said(int start, int length) => _said[_starts[start].._ends[start + length - 1]];

    internal static PlaceText Of(string said)
    {
        var text = new PlaceText(said, said.Length + 16);
        var folded = Fold(said);
        for (var i = 0; i < folded.Count;)
        {
            i += text.Take(folded, i);
        }

        text.Text = new string(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text._chars));
        return text;
    }

    /// <summary>A name as it is kept: normalised, without stops.</summary>
    internal static string Name(string said) => Of(said).Text.Replace("|", "", StringComparison.Ordinal);

    /// <summary>First pass, character by character: width, case, and what never matters is dropped.</summary>
    private static List<(char C, int At)> Fold(string said)
    {
        var folded = new List<(char, int)>(said.Length);
        for (var i = 0; i < said.Length; i++)
        {
            var c = said[i] is >= '！' and <= '～' ? (char)(said[i] - '！' + '!') : said[i];
            c = c switch
            {
                '〇' or '○' => '零',
                '號' => '号',
                '樓' => '楼',
                '棟' => '栋',
                ',' or '。' or '、' or ';' or '!' or '?' or ':' or '…' or Stop => Stop,
                '—' or '–' or '－' or '~' => '-',
                _ => char.ToLowerInvariant(c),
            };
            if (c is '#' or '-' or Stop || char.IsLetterOrDigit(c))
            {
                folded.Add((c, i));
            }
        }

        return folded;
    }

    /// <summary>Second pass: numbers and the unit behind them. Returns how many folded characters were used.</summary>
    private int Take(List<(char C, int At)> folded, int i)
    {
        var c = folded[i].C;
        if (IsDigit(c) || Numerals.Contains(c) || c == '十')
        {
            var used = TakeNumber(folded, i);
            return used + TakeUnit(folded, i + used);
        }

        var next = i + 1 < folded.Count ? folded[i + 1].C : '\0';
        var beforeNumber = IsDigit(next) || Numerals.Contains(next) || next == '十';
        var isSilent = c is '-' or '#' || (c is '第' or Stop && beforeNumber);
        if (!isSilent)
        {
            Put(c, folded[i].At, folded[i].At + 1);
        }

        return c is >= 'a' and <= 'z' ? 1 + TakeUnit(folded, i + 1) : 1;
    }

    private int TakeNumber(List<(char C, int At)> folded, int i)
    {
        var end = i;
        var isArabic = IsDigit(folded[i].C);
        while (end < folded.Count && (isArabic ? IsDigit(folded[end].C) : IsNumeral(folded[end].C)))
        {
            end++;
        }

        var (start, stop) = (folded[i].At, folded[end - 1].At + 1);
        foreach (var digit in isArabic ? folded.GetRange(i, end - i).Select(f => f.C) : Digits(folded, i, end))
        {
            Put(digit, start, stop);
        }

        return end - i;
    }

    private static string Digits(List<(char C, int At)> folded, int i, int end)
    {
        var isCounted = false;
        var (total, digit) = (0L, 0L);
        var plain = new System.Text.StringBuilder(end - i);
        for (; i < end; i++)
        {
            var value = Numerals.IndexOf(folded[i].C, StringComparison.Ordinal);
            if (value >= 0)
            {
                plain.Append((char)('0' + value));
                digit = value;
                continue;
            }

            var unit = folded[i].C switch { '十' => 10, '百' => 100, _ => 1000 };
            isCounted = true;
            total += (digit == 0 ? 1 : digit) * unit;
            digit = 0;
        }

        return isCounted ? (total + digit).ToString(System.Globalization.CultureInfo.InvariantCulture) : plain.ToString();
    }

    private int TakeUnit(List<(char C, int At)> folded, int i)
    {
        if (i >= folded.Count)
        {
            return 0;
        }

        if (IsHouseHyphen(folded, i))
        {
            PutAll(Building, folded[i].At, folded[i].At);
            return 1;
        }

        var isAfterDigit = IsDigit(_chars[^1]);
        return TakeForm(folded, i, BuildingForms, Building) is var used && (used > 0 || !isAfterDigit)
            ? used
            : TakeForm(folded, i, GroupForms, "组");
    }

    /// <summary>3-2-301 is building 3, entrance 2, flat 301: the first hyphen of a short number stands for 号楼.</summary>
    private bool IsHouseHyphen(List<(char C, int At)> folded, int i)
    {
        if (folded[i].C != '-' || i + 1 >= folded.Count || !IsDigit(folded[i + 1].C))
        {
            return false;
        }

        var digits = 0;
        while (digits < _chars.Count && IsDigit(_chars[^(digits + 1)]))
        {
            digits++;
        }

        var behind = i - digits - 1;
        return digits is > 0 and <= MaxHouseDigits && (behind < 0 || folded[behind].C != '-');
    }

    private int TakeForm(List<(char C, int At)> folded, int i, string[] forms, string standard)
    {
        foreach (var form in forms)
        {
            if (StartsWith(folded, i, form))
            {
                PutAll(standard, folded[i].At, folded[i + form.Length - 1].At + 1);
                return form.Length;
            }
        }

        return 0;
    }

    private static bool StartsWith(List<(char C, int At)> folded, int i, string form)
    {
        for (var k = 0; k < form.Length; k++)
        {
            if (i + k >= folded.Count || folded[i + k].C != form[k])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNumeral(char c) => c is '十' or '百' or '千' || Numerals.Contains(c);

    private void PutAll(string chars, int start, int end)
    {
        foreach (var c in chars)
        {
            Put(c, start, end);
        }
    }

    private void Put(char c, int start, int end)
    {
        _chars.Add(c);
        _starts.Add(start);
        _ends.Add(end);
    }
}
