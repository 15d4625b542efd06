namespace Bot.Dialogs.Reading;

/// <summary>The ways people say a command: spoken, dictated, in dialect, with a sigh before it. One line a command.</summary>
internal static class Sayings
{
    /// <summary>Shorter ones are answers (催, 好), or nothing yet.</summary>
    private const int Shortest = 2;

    private const string Around = Saying.Particles + " " + Saying.Asking + " ";
    private const string Matter = "刚才 上次 之前 前几天 昨天 那件 这件 件 个 事 事儿 事情 情 的 报 报的 反映 反映的 诉求 问题 单子 单 ";
    private const string Forgotten = "编号 号 单号 号码 忘 忘了 忘记 忘记了 记不得 记不得了 不记得 不记得了 记不住 记不清 记不清了 没记 没记住 找不到 找不到了 了 ";

    private static readonly (Saying Saying, Command Command)[] All =
    [
        (new("网格员 网格长 网格管理员",
            Around + "的 们 家 里 这里 这儿 这边 这片 那片 片 块 来 小区 村 社区 附近 管 负责 在 搁 到 去 咋 怎么 有 有个 告诉 说 说说 现在 该 能 能不能 可以 吗 么 一个 个 几 几号 联系得上 多大 方便 行",
            "谁 谁个 哪 哪个 哪位 哪里 哪儿 哪块 搁哪 在哪 电话 号码 手机 手机号 微信 联系 联系方式 找 名字 名 姓 姓啥 叫啥 叫什么 啥名 查 看看 问问 打听 多少 是 是谁 知道 晓得"), new(Verb.FindWorker)),
        (new("进度 进展", Around + Matter + Forgotten + "处理 办 办理 现在 吗 么 没 没有 有 在 到 步 一步 得 的",
            "查 查查 查看 查询 看 看看 瞅 瞅瞅 瞧瞧 问 问问 咋样 咋样了 怎么样 怎么样了 怎样 如何 啥 什么 有没有 哪 到哪 哪步 哪一步 知道 晓得 说说 告诉 多少"), new(Verb.Track)),
        (new("办到哪 办到哪了 办到哪一步 处理到哪 处理到哪了 到哪一步 到哪步", Around + Matter + Forgotten + "现在 办 处理 吗 啦 了"), new(Verb.Track)),
        (new("催 催催 催办 催促", Around + Matter + "他 他们 网格员 几下 一 又"), new(Verb.Urge)),
        (new("撤回 撤销 撤掉 撤单 撤了", Around + Matter + "把 我要 还是"), new(Verb.Withdraw)),
        (new("补充 补充点 补充下 补充一下 补充个事 补充几句 补充两句 补充一句 补一句", Around + Matter + "有 还 还要 还想 话"), new(Verb.Supplement)),
        (new("评价 评价一下 评个价 打个分 打分 评分", Around + Matter + "给 来 要"), new(Verb.Rate)),
        (new("取消 取消了 不报 不报了 不说了 算了 不弄了 不整了 拉倒 不要了 不用报了 别报了 莫报了", Around + Matter + "把 还是 都 了"), new(Verb.Cancel)),
        (new("提交 确认 确定 报上去 交上去 递上去 报上 交上", Around + "好 好的 好嘞 是 是的 对 对的 行 可以 没错 没问题 ok 中 成 要得 嗯嗯 就是 这样 就这样 了 给我 上 上去 按这个 照这个 没了 没有了"), new(Verb.Confirm)),
        (new("人工 真人 活人 客服 人工客服 人工服务 监督电话 热线", Around + "一个 个 来 人 跟 和 说话 聊聊 说说 能 能不能 可以 行不 行不行 吗 的 我要 多少 是 转 转个 转接 转到 接 找 找个 叫 叫个 换 换个 打 电话 号码 有没有 有 不要机器人 不跟机器人说 别用机器人 你是机器人"), new(Verb.Staff)),
        (new("报事 报个事 报件事 报个事儿 报修 报个修 反映个事 反映个情况 反映情况 反映下情况 反映问题 反映个问题 反映点事 反映点问题 说个事 说件事 说个情况", Around + "有 我有 事 儿 情 跟 点 需要"), new(Verb.Report)),
        (new("返回 上一步 退回 退回去", Around + "到 去 回 步"), new(Verb.Back)),
        (new("跳过 略过 不填 不填了 不想填", Around + "步 了 这步 这一步"), new(Verb.Skip)),
        (new("咨询 问政策 政策咨询", Around + "政策 个 事 事儿 问题 有 点 问 情 方面 的"), new(Verb.Consult)),
        (new("怎么用 咋用 怎么操作 咋操作 怎么弄 咋弄 怎么报 咋报 不会用 不会弄 不会操作 使用", Around + "东西 玩意 玩意儿 该 事 公众号 说明 方法 到底 了"), new(Verb.Help)),
    ];

    // What a keyboard may have made of the word a saying turns on.
    private static readonly string[] Keys = ["网格员", "进度", "催办", "撤回", "提交"];

    // 下面我该怎么办, 接下来咋弄: what to do next here, not what to do about the matter.
    private static readonly Saying WhatNext = new(
        "怎么办 咋办 咋整 咋做 怎么做 怎么弄 咋弄 干啥 干嘛 做什么 做啥 怎么操作 咋操作 办啥",
        Around + "应该 需要 还 是 到底 去 我要", "下面 接下来 下一步 该 应该 然后 还要 还需要 后面 现在 接着");

    /// <summary>The command whose whole message this is a way to say, or null.</summary>
    public static Command? Read(string folded)
    {
        if (folded.Length is < Shortest or > (Saying.Longest * 2))
            return null;
        var righted = Homophones.Righted(folded, Keys);
        return All.FirstOrDefault(row => row.Saying.IsSaid(righted)).Command;
    }

    /// <summary>Asks what to do now in this talk.</summary>
    public static bool AsksWhatNext(string folded) => WhatNext.IsSaid(folded);
}
