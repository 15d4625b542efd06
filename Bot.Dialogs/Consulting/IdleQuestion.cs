using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;

namespace Bot.Dialogs.Consulting;

/// <summary>
/// Words out of the blue that ask for something to know (居住证怎么办, 医保断缴了还能补吗) rather than telling of something
/// that is wrong. In any doubt they tell: a report that is asked about first costs a turn, a trouble taken for a question more.
/// </summary>
internal static class IdleQuestion
{
    // What asks, wherever it stands.
    private static readonly string[] Asks =
        ["怎么办理", "怎么办", "怎么", "咋", "如何", "怎样", "多少", "多久", "多长时间", "几天", "几点", "几号", "几岁", "几年", "几月", "什么时候", "啥时候", "哪天", "能不能", "可不可以", "可以吗", "有没有", "是不是", "要不要", "会不会", "哪里", "哪儿", "去哪", "在哪", "什么", "啥", "谁", "哪个", "哪些", "请问", "想问", "问一下", "问下", "咨询", "？", "?"];

    // What asks at the end.
    private static readonly string[] Ends = ["吗", "么", "不", "没", "呢", "吗？", "不？", "没？"];

    // What is wrong somewhere, and what one wants done about it.
    private static readonly string[] Troubles =
        ["坏", "漏", "堵", "臭", "吵", "脏", "爆", "裂", "塌", "掉", "倒", "不亮", "不通", "不热", "没水", "没电", "没气", "停水", "停电", "断水", "断电", "没人管", "没人修", "没人来", "没人清", "不管", "管管", "管一管", "太吵", "扰民", "占道", "乱停", "乱扔", "乱堆", "投诉", "举报", "反映", "修一下", "修修", "来修", "快来", "来人", "派人", "受不了", "害怕", "吓", "打人", "咬", "骗", "拖欠", "不发", "不给", "不退", "不让", "强制", "天天", "一直", "老是", "半夜", "又", "还不", "凭什么", "怎么还", "咋还", "怎么又", "怎么没", "咋没", "怎么不", "咋不", "怎么就", "有没有人", "谁管", "管不管", "没个人", "熏", "烟", "污水", "垃圾", "堆", "积水", "坑", "不理", "态度", "太", "能不能来", "能不能修", "能不能管", "能不能装", "能不能把", "能不能给", "帮我", "希望", "建议"];

    public static bool Is(string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        if (words.Length > Finding.QuestionLength || !IsAsked(folded, words) || Tells(words))
            return false;
        var meaning = guide.Understanding.Judge(words);
        return meaning is { Kind: "inquiry", Urgent: false, Danger: Understanding.Danger.None } && Places.In(words, guide, onlyCertain: true, isAnswer: false).Length == 0;
    }

    // 归谁管 asks which office it is, 谁管 alone that somebody should.
    private static bool Tells(string words)
    {
        var said = words.Replace("归谁管", "", StringComparison.Ordinal);
        return Troubles.Any(t => said.Contains(t, StringComparison.Ordinal));
    }

    private static bool IsAsked(string folded, string words) =>
        Asks.Any(a => words.Contains(a, StringComparison.Ordinal)) || Ends.Any(e => folded.EndsWith(e, StringComparison.Ordinal));
}
