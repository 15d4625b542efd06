namespace Bot.Dialogs.Reading;

/// <summary>
/// One thing said in many ways: words of which one must stand there, and the small words people put around them in
/// whatever dialect and order. It is said when the whole message is made of these words and nothing else, so that
/// a story which merely holds the word (取消公交站以后没法出门) never is.
/// </summary>
internal sealed class Saying
{
    /// <summary>Letters of a message up to which it may be a way to say something; longer ones tell something.</summary>
    public const int Longest = 24;

    /// <summary>What stands at the end of anything: 嘛, 呗, 哈, 咧, 撒 …</summary>
    public const string Particles = "啊 呀 哦 噢 喔 嘛 呗 哈 咧 撒 吧 呢 啦 哟 嘞 喽 咯 咪 欸 诶 哎 唉 唻 哩 嗯 恩 额 呃 哇 嗷 滴 哒";

    /// <summary>Who speaks and who is spoken to, and how they ask.</summary>
    public const string Asking =
        "我 俺 咱 我们 俺们 咱们 你 您 恁 你们 恁们 您们 同志 师傅 领导 老师 大姐 大哥 小姐 先生 美女 帅哥 亲 请 请问 麻烦 劳驾 帮 帮忙 给 替 想 要 得 一下 一哈 哈 哈子 下子 下哈 下 一下子 "
        + "谢谢 谢谢你 谢谢您 辛苦 辛苦了 你好 您好 喂 打扰 打扰了 不好意思 那 那个 这 这个 就 先 再 快 快点 快些 赶紧 赶快 搞快点";

    private const int MustFlag = 1;
    private const int AlsoFlag = 2;
    private const int States = 4;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly int _needed;
    private readonly int _longestWord;

    /// <param name="must">Words apart by spaces of which one must stand there; empty when none need.</param>
    /// <param name="around">Words that may stand around them.</param>
    /// <param name="also">Words of which one must stand there besides; empty when none need.</param>
    public Saying(string must, string around, string also = "")
    {
        Add(around, 0);
        Add(also, AlsoFlag);
        Add(must, MustFlag);
        _needed = (must.Length > 0 ? MustFlag : 0) | (also.Length > 0 ? AlsoFlag : 0);
        _longestWord = _words.Keys.Max(w => w.Length);
    }

    /// <summary>True when the folded words are one of the ways to say it.</summary>
    public bool IsSaid(string folded)
    {
        var letters = Letters(folded);
        return letters.Length is > 0 and <= Longest && CanBeMadeOf(letters);
    }

    private static string Letters(string folded) => string.Concat(folded.Where(c => !Plain.IsEdge(c)));

    // Which needs can be met at each place, for every way to cut the letters into words: a set of flags as bits.
    private bool CanBeMadeOf(string letters)
    {
        var reached = new int[letters.Length + 1];
        reached[0] = 1;
        for (var at = 0; at < letters.Length; at++)
        {
            if (reached[at] == 0)
                continue;
            for (var length = 1; length <= Math.Min(_longestWord, letters.Length - at); length++)
            {
                if (_words.TryGetValue(letters.Substring(at, length), out var flag))
                    reached[at + length] |= Met(reached[at], flag);
            }
        }
        for (var flags = 0; flags < States; flags++)
        {
            if ((flags & _needed) == _needed && (reached[^1] & (1 << flags)) != 0)
                return true;
        }
        return false;
    }

    private static int Met(int before, int flag)
    {
        var after = 0;
        for (var flags = 0; flags < States; flags++)
        {
            if ((before & (1 << flags)) != 0)
                after |= 1 << (flags | flag);
        }
        return after;
    }

    private void Add(string words, int flag)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            _words[word] = _words.GetValueOrDefault(word) | flag;
    }
}
