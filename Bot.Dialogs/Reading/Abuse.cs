namespace Bot.Dialogs.Reading;

/// <summary>Tells words that only vent from words that vent and say something: the first are answered calmly, the second are heard.</summary>
internal static class Abuse
{
    /// <summary>Longer words have a matter in them.</summary>
    private const int MostlyVenting = 30;

    /// <summary>Characters that may be left once the venting is taken out.</summary>
    private const int Remainder = 1;

    // Longest first, so that a short one leaves nothing of a long one behind.
    private static readonly string[] Venting = [.. ((string[])
    [
        "他妈的", "你妈的", "妈的", "妈了个", "操你", "草你", "滚蛋", "滚开", "滚", "混蛋", "王八蛋", "王八", "狗东西", "狗屁", "放屁", "屁", "傻逼", "傻比", "傻子", "傻",
        "脑残", "弱智", "废物", "垃圾玩意", "垃圾东西", "一群饭桶", "饭桶", "吃干饭", "去死", "死去", "不要脸", "臭不要脸", "神经病", "有病", "白痴", "蠢货", "蠢", "骗子",
        "缺德", "孙子", "龟孙", "tmd", "nmd", "sb", "cnm", "操", "艹", "靠", "玩意儿", "玩意", "东西", "一群", "一帮", "都是", "你们", "你们这", "这帮", "这群", "你", "他", "我", "吧",
        "的", "了", "啊", "呀", "吗", "就是", "是", "给老子", "老子", "真", "太", "全", "都", "个", "大", "去", "帮", "什么",
    ]).OrderByDescending(w => w.Length)];

    // What alone makes words venting: the small words above vent nobody by themselves.
    private static readonly string[] Strong =
    [
        "他妈的", "你妈的", "妈了个", "操你", "草你", "滚", "混蛋", "王八", "狗东西", "狗屁", "放屁", "傻逼", "傻比", "脑残", "弱智", "废物", "垃圾玩意", "垃圾东西", "饭桶", "吃干饭", "去死",
        "不要脸", "神经病", "白痴", "蠢", "骗子", "缺德", "龟孙", "tmd", "nmd", "sb", "cnm", "艹",
    ];

    public static bool IsPure(string words)
    {
        if (words.Length > MostlyVenting)
            return false;
        var left = Plain.Halve(words);
        if (!Strong.Any(s => left.Contains(s, StringComparison.Ordinal)))
            return false;
        foreach (var word in Venting)
            left = left.Replace(word, "", StringComparison.Ordinal);
        return left.Count(char.IsLetterOrDigit) <= Remainder;
    }
}
