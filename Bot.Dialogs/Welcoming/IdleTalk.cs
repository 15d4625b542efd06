using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;

namespace Bot.Dialogs.Welcoming;

/// <summary>Small talk that is no report.</summary>
internal static class IdleTalk
{
    private const string Around = Saying.Particles + " 的 大家 各位 同志 同志们 师傅 领导 领导们 老师 大姐 大哥 小姐 先生 美女 帅哥 亲 网格员 客服 机器人 我 你 您 你们 您们 恁 了 ";

    private static readonly Saying Greetings = new(
        "你好 您好 你好啊 大家好 在吗 在么 在不 在不在 在没 在没在 有人 有人吗 有人么 有人不 有人没 有没有人 人在吗 hi hello hey 喂 早上好 下午好 晚上好 中午好 上午好 早安 嗨 哈喽 你是谁 你谁 测试 试试 开始", Around + "吗 么");

    private static readonly Saying Thanks = new(
        "谢谢 谢 多谢 感谢 谢了 谢谢了 谢啦 辛苦 辛苦了 麻烦了 麻烦你 麻烦您 麻烦你们 费心了 thx thanks thank 3q 3ks 蟹蟹 知道了 晓得了 收到 明白了 明白 懂了 了解 再见 拜拜 88 bye 没事了 没有了 没有别的了 可以 ok",
        Around + "你 您 太 非常 十分 真 真的 真是 先 好 好的 是的 行 那 就 哈哈 哈哈哈 you 很 万分 衷心 给 又 帮忙 一下 这样 没事 也 您的 你的 回复 帮助 解答 关心");

    /// <summary>The answer to a greeting or thanks; null when the words are neither.</summary>
    public static string? Answer(string folded) =>
        Greetings.IsSaid(folded) ? WelcomeWords.Greeting
        : Thanks.IsSaid(folded) || Cues.IsYes(folded) ? WelcomeWords.Thanks
        : null;
}
