using System.Globalization;
using System.Text;

namespace Bot.Dialogs.Reading;

/// <summary>
/// Faces and stickers: WeChat writes its own as [微笑], others are emoji. They say how somebody feels and not what happened;
/// a thumb up says yes.
/// </summary>
internal static class Faces
{
    /// <summary>What every face that says yes becomes.</summary>
    public const string Yes = "👍";

    private const int LongestName = 5;

    private static readonly HashSet<string> Names =
    [
        .. ("微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 酷 冷汗 抓狂 吐 偷笑 愉快 白眼 傲慢 饥饿 困 惊恐 流汗 憨笑 悠闲 奋斗 咒骂 疑问 嘘 晕 疯了 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 "
            + "糗大了 坏笑 左哼哼 右哼哼 哈欠 鄙视 委屈 快哭了 阴险 亲亲 吓 可怜 菜刀 西瓜 啤酒 篮球 乒乓 咖啡 饭 猪头 玫瑰 凋谢 嘴唇 爱心 心碎 蛋糕 闪电 炸弹 刀 足球 瓢虫 便便 月亮 太阳 礼物 拥抱 弱 握手 胜利 "
            + "抱拳 勾引 拳头 差劲 爱你 no 爱情 飞吻 跳跳 发抖 怄火 转圈 磕头 回头 跳绳 投降 激动 乱舞 献吻 左太极 右太极 嘿哈 捂脸 奸笑 机智 皱眉 耶 红包 鸡 生病 破涕为笑 恐惧 失望 无语 社会社会 旺柴 打脸 哇 "
            + "翻白眼 666 让我看看 叹气 苦涩 裂开 加油 汗 天啊 emm 吃瓜 发 福 囧 笑脸 合十 庆祝").Split(' '),
    ];

    private static readonly HashSet<string> YesNames = ["强", "ok", "好的"];

    private static readonly HashSet<int> YesEmoji = [0x1F44D, 0x1F44C, 0x1F197, 0x2705, 0x2714];

    /// <summary>Half-width words without faces; one that says yes becomes <see cref="Yes"/>.</summary>
    public static string Without(string words)
    {
        if (!words.Any(c => c == '[' || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol))
            return words;
        var left = new StringBuilder(words.Length);
        for (var at = 0; at < words.Length;)
        {
            if (NameAt(words, at) is { } name)
            {
                left.Append(YesNames.Contains(name) ? Yes : "");
                at += name.Length + 2;
                continue;
            }
            var length = Rune.TryGetRuneAt(words, at, out var rune) ? rune.Utf16SequenceLength : 1;
            var isFace = (length > 1 && !Rune.IsLetterOrDigit(rune)) || char.GetUnicodeCategory(words[at]) == UnicodeCategory.OtherSymbol;
            if (YesEmoji.Contains(rune.Value))
                left.Append(Yes);
            else if (!isFace)
                left.Append(words, at, length);
            at += length;
            while (isFace && at < words.Length && words[at] is '\uFE0F' or '\u200D')
                at++;
        }
        return left.ToString();
    }

    /// <summary>True when the words hold a face and nothing else that says anything.</summary>
    public static bool IsOnly(string words) => Plain.Fold(words).Length == 0 && Plain.TrimEdges(words).Length > 0;

    private static string? NameAt(string words, int at)
    {
        if (words[at] != '[' || words.IndexOf(']', at) is not (> 0 and var end) || end - at - 1 > LongestName)
            return null;
        var name = words[(at + 1)..end];
        return Names.Contains(name) || YesNames.Contains(name) ? name : null;
    }
}
