namespace Bot.Dialogs.Welcoming;

/// <summary>Small talk that is no report.</summary>
internal static class IdleTalk
{
    private static readonly string[] Greetings =
        ["你好", "您好", "在吗", "在不在", "有人吗", "hi", "hello", "喂", "早上好", "下午好", "晚上好", "你好啊", "您好啊", "嗨", "哈喽", "你是谁", "师傅你好", "同志你好", "你好在吗", "您好在吗", "测试", "试试", "开始"];

    private static readonly string[] Addressed = ["同志", "师傅", "领导", "老师", "大姐", "大哥", "小姐", "先生", "呀", "啊", "哇", "网格员"];

    private static readonly string[] Thanks =
        ["谢谢", "谢谢你", "谢谢您", "谢谢啦", "谢谢了", "多谢", "感谢", "辛苦了", "麻烦了", "知道了", "好的谢谢", "好的", "好", "嗯", "收到", "明白了", "明白", "行", "再见", "ok", "没事了", "没有了", "好嘞", "可以", "是的", "是", "对"];

    private const string Particles = "哈呀啊哦喔噢嘛呢啦哟嘞";

    /// <summary>The answer to a greeting or thanks; null when the words are neither.</summary>
    public static string? Answer(string folded)
    {
        var core = string.Concat(folded.Where(c => !Reading.Plain.IsEdge(c)));
        if (Greetings.Contains(core) || IsAddress(core))
            return WelcomeWords.Greeting;
        return Thanks.Contains(core) || (core.Length > 2 && Thanks.Contains(core[..^1]) && Particles.Contains(core[^1])) ? WelcomeWords.Thanks : null;
    }

    // 您好同志, 你好师傅, 您好领导: a greeting and whom it is for.
    private static bool IsAddress(string core) => core.Length is > 2 and <= 5
        && (core.StartsWith("您好", StringComparison.Ordinal) || core.StartsWith("你好", StringComparison.Ordinal))
        && Addressed.Contains(core[2..]);
}
