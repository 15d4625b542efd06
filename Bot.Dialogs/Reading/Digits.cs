namespace Bot.Dialogs.Reading;

/// <summary>Reads a choice: 1, １, 一, 第一个, 1。, 选1, ①.</summary>
internal static class Digits
{
    private const string Chinese = "零一二三四五六七八九";
    private const string Circled = "⓪①②③④⑤⑥⑦⑧⑨";

    private static readonly string[] Before = ["我选择", "我选", "选择", "选", "第"];
    private static readonly string[] After = ["个吧", "项吧", "个", "项", "条", "种", "吧", "号", "件", "那个"];

    /// <summary>The digit 1–9 the whole message stands for, or null.</summary>
    public static int? Choice(string words)
    {
        var core = Plain.Fold(words);
        if (Before.FirstOrDefault(b => core.StartsWith(b, StringComparison.Ordinal)) is { } before)
            core = core[before.Length..];
        if (After.FirstOrDefault(a => core.EndsWith(a, StringComparison.Ordinal)) is { } after)
            core = core[..^after.Length];
        return core.Length == 1 || (core.Length == 2 && core[1] == '\uFE0F') ? Of(core[0]) : null;
    }

    /// <summary>A leading digit that stands apart from what follows (<c>3 又灭了一个</c>), and the rest.</summary>
    public static (int Digit, string Tail)? Leading(string words)
    {
        var core = words.Trim();
        if (core.Length < 2 || Of(Plain.Halve(core[..1])[0]) is not { } digit || !Plain.IsEdge(core[1]))
            return null;
        return (digit, Plain.TrimEdges(core[1..]));
    }

    public static int? Of(char letter) => letter switch
    {
        >= '1' and <= '9' => letter - '0',
        '两' => 2,
        '零' or '⓪' => null,
        _ when Chinese.IndexOf(letter) is > 0 and var i => i,
        _ when Circled.IndexOf(letter) is > 0 and var i => i,
        _ => null,
    };
}
