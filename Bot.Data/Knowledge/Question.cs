using System.Text;

namespace Bot.Data.Knowledge;

/// <summary>What kind of answer a question wants; a passage that does not give it is no answer, whatever words it shares.</summary>
[Flags]
internal enum Wanted
{
    Any = 0,
    How = 1,
    Who = 2,
    When = 4,
    HowMany = 8,
    Where = 16,
}

/// <summary>A question taken apart: what it wants to know, and the runs of words that say about what.</summary>
internal sealed record Question(IReadOnlyList<string> Runs, Wanted Wanted)
{
    private static readonly (string Words, Wanted Wanted)[] Frames =
    [
        .. Frame(Wanted.Any, "有事 才能 都管些 怎么办 怎么回事 怎么样 什么意思 干什么 干啥 做什么 为什么 为啥 凭什么 什么 啥 乜 哪些 是不是 能不能 可不可以 可以 会不会 有没有 行不行 算不算 请问 想问一下 问一下 我想问 想问 我想知道 想知道 想了解 了解一下 说说 我们 咱们 俺们 你们 他们 我 俺 你 您 吗 呢 吧 啊 呀 嘛 的 了 是 这 那 到底 一般 应该 一下 能 就 也 都 再 想 才 有 那边 这边 那里 这里 那个 这个 现在 已经 刚才 前天 昨天 今天 上次 其实 然后 之后 以后 以前 之前 为了 因为 如果 要是 算是 过去 起来 上去 下来 出来 自己 给我 跟我 帮我 让我 叫他 叫她 还是 或者 好吗 行吗 行不 中不 一些 这种 那种 有人 他 她 它 得 很 太 特别 非常 我家里 家里的 我家 我们家 俺家 先 人家 被"),
        // How people begin, date and end what they ask.
        .. Frame(Wanted.Any, "你好 您好 麻烦 请教 打听一下 打听 刚刚 上礼拜 上星期 上周 上个月 上月 前几天 前两天 前阵子 这几天 昨晚 去年 好像 反正 到时候 话说 的话 是啥意思 啥意思 咋回事 哈 呗 嘞 咧 撒 哦 噢 呐"),
        .. Frame(Wanted.How, "怎么办理 如何办理 怎么 怎样 如何 咋个 咋样 咋整 咋弄 咋 点样 怎"),
        .. Frame(Wanted.Who, "归哪个部门管 归什么部门管 归哪个部门 归哪里管 归谁管 归谁 哪个部门管 哪个部门 什么部门 啥部门 哪个单位 哪里管 谁来管 谁负责 谁管 找谁 找哪个 找哪里 是谁 谁来 谁 哪个管 边个"),
        .. Frame(Wanted.When, "多长时间 多少天 多少个工作日 几个工作日 什么时候 啥时候 多久 几天 何时 几时 几点 多会儿 啥时 要多长 几个小时 几小时"),
        .. Frame(Wanted.HowMany, "多少钱 多少 几多 好多 几"),
        .. Frame(Wanted.Where, "在哪里 在哪儿 在哪 去哪里 去哪儿 去哪 到哪里 到哪 哪里 哪儿"),
    ];

    /// <summary>Ends of what one has made out: asked 怎么办, the way to it is meant.</summary>
    private const string Papers = "证卡照";

    private static readonly int Longest = Frames.Max(f => f.Words.Length);
    private static readonly Dictionary<string, Wanted> ByWords = Frames.GroupBy(f => f.Words, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Wanted, StringComparer.Ordinal);

    public static Question Of(string words)
    {
        var runs = new List<string>();
        var wanted = Wanted.Any;
        foreach (var run in SearchTerms.Runs(words))
        {
            Read(run, runs, ref wanted);
        }

        return new(runs, wanted);
    }

    /// <summary>The same for questions that differ in nothing but small words.</summary>
    public string Core => Runs.Count == 0 ? "" : $"{Wanted}|{string.Join('|', Runs)}";

    /// <summary>What kinds of answers are asked for in words that may hold several questions.</summary>
    public static Wanted WantedIn(string words)
    {
        var wanted = Wanted.Any;
        foreach (var run in SearchTerms.Runs(words))
        {
            Read(run, null, ref wanted);
        }

        return wanted;
    }

    // The longest frame at each place; what stands between frames is what the question is about.
    private static void Read(string run, List<string>? runs, ref Wanted wanted)
    {
        // 要钱不, 看得到没: at the end they only ask.
        run = run.Length > 2 && run[^1] is '不' or '没' ? run[..^1] : run;
        var rest = new StringBuilder();
        for (var i = 0; i < run.Length;)
        {
            var length = Math.Min(Longest, run.Length - i);
            while (length > 0 && !ByWords.ContainsKey(run.Substring(i, length)))
            {
                length--;
            }

            if (length == 0)
            {
                rest.Append(run[i++]);
                continue;
            }

            var frame = run.Substring(i, length);
            i += length;

            // 残疾证怎么办 may only ask for advice, 怎么办残疾证 asks for the way, and so does 居住证怎么办.
            wanted |= frame == "怎么办" && (i < run.Length || (rest.Length > 0 && Papers.Contains(rest[^1]))) ? Wanted.How : ByWords[frame];
            End();
        }

        End();

        void End()
        {
            if (rest.Length > 0)
            {
                runs?.Add(rest.ToString());
                rest.Clear();
            }
        }
    }

    private static IEnumerable<(string, Wanted)> Frame(Wanted wanted, string words) => words.Split(' ').Select(w => (w, wanted));
}
