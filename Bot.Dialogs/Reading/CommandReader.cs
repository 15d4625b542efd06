namespace Bot.Dialogs.Reading;

/// <summary>
/// Tells commands from stories. A command is the whole message, or its head followed by what it takes;
/// a story that merely contains the word (帮助老人过马路) is none.
/// </summary>
internal static class CommandReader
{
    private const int ShortQuestion = 40;
    private const string Apart = " ：:，,、\n\u3000";

    private static readonly Dictionary<string, Command> Whole = Table(
        (new(Verb.FindWorker), "我的网格员 找网格员 网格员 我要找网格员 查网格员 找我的网格员 谁是我的网格员 我的网格员是谁 网格员是谁 网格员电话 网格员电话多少 网格员的电话 网格员电话是多少 我们网格员是谁 我们这的网格员是谁 查找网格员 找一下网格员"),
        (new(Verb.Report), "报事 我要报事 报修 我要报修 上报 我要上报 反映问题 我要反映 我要反映问题 我要报事儿 报事儿 我有事要报"),
        (new(Verb.Report, Kind: "complaint"), "投诉 我要投诉 我想投诉"),
        (new(Verb.Report, Kind: "request"), "求助 我要求助 我想求助"),
        (new(Verb.Report, Kind: "suggestion"), "建议 我要建议 我要提建议 提建议 我有建议 我有个建议"),
        (new(Verb.Track), "查进度 进度 查询进度 我的报事 我的诉求 查一下进度 查查进度 看进度 我报的事 我要查进度 办得怎么样了 处理得怎么样了 处理进度 进展"),
        (new(Verb.Urge), "催办 催一下 催一催 我要催办 催单 催催 帮我催一下 再催一下 催一下吧"),
        (new(Verb.Withdraw), "撤回 撤销 我要撤回 撤单 撤回吧 撤了吧"),
        (new(Verb.Supplement), "补充 我要补充 补充一下"),
        (new(Verb.Rate), "评价 我要评价 打分"),
        (new(Verb.AboutWorker), "投诉网格员 我要投诉网格员 举报网格员"),
        (new(Verb.Confidential), "举报 我要举报 保密 匿名 匿名举报 秘密上报 我要保密 秘密举报 保密上报 保密举报 匿名上报 我要保密举报 我要匿名举报 我要秘密上报 我想举报 我要匿名 还是保密 还是保密吧 保密吧 要保密 请保密"),
        (new(Verb.NotConfidential), "不保密 不用保密 公开 不匿名"),
        (new(Verb.Hide), "不公开 不要公开 别公开 不要公示 别公示 不公示 不让公开 不想公开 不上公开栏 不放公开栏 这件不公开 这件不要公开 这件别公开 这事不要公开 这事别公开 这个不要公开 不要放到网上 别放网上 别挂网上 不要挂网上"),
        (new(Verb.HideAll), "都不公开 都不要公开 全都不公开 全都不要公开 全部不公开 全部不要公开 都别公开 我的都不公开 我的都不要公开 我的事都不公开 我的事都不要公开 我报的都不公开 我报的都不要公开 以后都不公开 以后都不要公开"),
        (new(Verb.Show), "可以公开 可以公示 能公开 公开吧 这件可以公开 公开没事 公开也行"),
        (new(Verb.ShowAll), "都可以公开 全部可以公开 全都可以公开 都能公开 我的都可以公开 我的事都可以公开 我报的都可以公开 以后都可以公开"),
        (new(Verb.Consult), "政策咨询 咨询 问 我要咨询 问政策 咨询政策 我要问"),
        (new(Verb.Staff), "人工 转人工 人工服务 人工客服 客服 找人工 我要人工 找真人 监督电话 热线电话 找个人说 我要找人 找活人"),
        (new(Verb.Help), "帮助 怎么用 菜单 使用说明 说明 help 怎么操作 功能 怎么弄 不会用"),
        (new(Verb.Cancel), "取消 不报了 算了 不说了 退出 取消吧 我不报了 算了吧 不要了"),
        (new(Verb.Back), "返回 上一步 返回上一步 退回去 后退"),
        (new(Verb.Confirm), "确认 提交 确定 确认提交 提交吧 我确认 好了提交 确认了 交吧"),
        (new(Verb.Skip), "跳过 略过 不填 跳过吧"),
        (new(Verb.ChangeText), "改内容 改一改 改一下 修改 修改内容 改文字 内容不对 我要改内容 改下内容"),
        (new(Verb.ChangePlace), "改地点 改地址 换地方 换地点 换个地方 改位置 修改地点 地点不对 地址不对 位置不对 地方不对 我要改地点 改下地点"),
        (new(Verb.ChangePhone), "改电话 留电话 换电话 加电话 改号码 修改电话 电话不对 我要改电话 留个电话"));

    private static readonly (string Head, Verb Verb)[] Numbered =
    [
        ("我要", default), ("我想", default),
        ("催办", Verb.Urge), ("撤回", Verb.Withdraw), ("补充", Verb.Supplement), ("评价", Verb.Rate),
        ("不公开", Verb.Hide), ("不要公开", Verb.Hide), ("别公开", Verb.Hide), ("可以公开", Verb.Show),
        ("查进度", Verb.Track), ("查询进度", Verb.Track), ("进度", Verb.Track), ("查", Verb.Track),
    ];

    private static readonly (string Head, string? Kind)[] Reporting =
    [
        ("我要报事", null), ("我要报修", null), ("报事", null), ("报修", null), ("我要投诉", "complaint"), ("投诉", "complaint"),
        ("我要求助", "request"), ("求助", "request"), ("我要建议", "suggestion"), ("我建议", "suggestion"), ("建议", "suggestion"),
    ];

    private static readonly string[] Heads = [.. Numbered.Where(n => n.Verb != default).Select(n => n.Head), .. Reporting.Select(r => r.Head)];

    private static readonly string[] Persons = ["转人工", "找人工", "人工客服", "人工"];

    private static readonly string[] Asking = ["政策咨询", "我要咨询", "咨询", "我要问", "问"];

    public static Command? Read(string words)
    {
        var plain = Plain.Fold(words);
        if (Whole.TryGetValue(plain, out var whole) || Whole.TryGetValue(plain.Replace(" ", "", StringComparison.Ordinal), out whole))
            return whole;
        return Sayings.Read(plain) ?? Misspelled(words, plain) ?? WithNumber(words) ?? ReportOf(words) ?? QuestionOf(words);
    }

    // 我要抱事, or with what it takes set apart: 抱事 路灯坏了.
    private static Command? Misspelled(string words, string plain)
    {
        if (Homophones.Meant(plain, Whole.Keys) is { } whole)
            return Whole[whole];
        var head = words.IndexOfAny(Apart.ToCharArray());
        return head > 0 && Homophones.Meant(words[..head], Heads) is { } meant ? WithNumber(meant + words[head..]) ?? ReportOf(meant + words[head..]) ?? QuestionOf(meant + words[head..]) : null;
    }

    private static Command? WithNumber(string words)
    {
        var number = Numbers.Intake(words);
        var head = Plain.TrimEdges(number is { } n ? words[..n.Start] : words);
        var verb = Verb.Track;
        foreach (var (word, means) in Numbered)
        {
            if (!head.StartsWith(word, StringComparison.Ordinal))
                continue;
            if (word is "我要" or "我想")
            {
                head = head[word.Length..];
                continue;
            }
            verb = means;
            var rest = head[word.Length..];
            return number is null ? WithoutNumber(verb, rest) : rest.Length == 0 ? Of(verb, words, number.Value) : null;
        }
        // WG-… 不公开: the wish may stand behind its number.
        if (number is { } of && head.Length == 0 && Whole.TryGetValue(Plain.Fold(words[of.End..]), out var wish) && wish.Verb is Verb.Hide or Verb.Show)
            return wish with { Number = of.Number };
        // A short sentence around a number (刚才那个WG-…咋样了) asks about it; a long one is a story that mentions it.
        return number is not null && words.Length <= ShortQuestion ? Of(verb, words, number.Value) : null;
    }

    private static Command Of(Verb verb, string words, (string Number, int Start, int End) number) =>
        new(verb, Plain.TrimEdges(words[number.End..]), number.Number);

    // Without a number only 补充, 撤回, 评价 and 催办 set apart by a space or colon are commands: 催办了三次没人理 is a story.
    private static Command? WithoutNumber(Verb verb, string rest) =>
        verb != Verb.Track && rest.Length > 0 && Plain.IsEdge(rest[0]) ? new(verb, Plain.TrimEdges(rest)) : null;

    private static Command? ReportOf(string words)
    {
        foreach (var (head, kind) in Reporting)
        {
            if (!words.StartsWith(head, StringComparison.Ordinal) || words.Length == head.Length)
                continue;
            var rest = words[head.Length..];
            if (rest.StartsWith("网格员", StringComparison.Ordinal) && kind == "complaint")
                return new(Verb.AboutWorker, words);
            // Set apart, the command is ours and the rest is theirs; run together, it is one sentence and stays whole.
            return new(Verb.Report, Apart.Contains(rest[0]) ? rest.TrimStart(Apart.ToCharArray()) : words, Kind: kind);
        }
        foreach (var head in (ReadOnlySpan<string>)["我要举报", "举报", "匿名举报", "保密举报", "秘密举报", "秘密上报", "保密上报", "匿名", "保密"])
        {
            if (words.StartsWith(head, StringComparison.Ordinal) && words.Length > head.Length && Plain.IsEdge(words[head.Length]))
                return new(Verb.Confidential, Plain.TrimEdges(words[head.Length..]));
        }
        return null;
    }

    private static Command? QuestionOf(string words)
    {
        var head = Asking.FirstOrDefault(a =>
            words.Length > a.Length && words.StartsWith(a, StringComparison.Ordinal) && Plain.IsEdge(words[a.Length]));
        if (head is not null)
            return new(Verb.Consult, words[head.Length..].TrimStart(Apart.ToCharArray()));
        var person = Persons.FirstOrDefault(p =>
            words.Length > p.Length && words.StartsWith(p, StringComparison.Ordinal) && Plain.IsEdge(words[p.Length]));
        return person is null ? null : new(Verb.Staff, Plain.TrimEdges(words[person.Length..]));
    }

    private static Dictionary<string, Command> Table(params (Command Command, string Words)[] rows) =>
        rows.SelectMany(r => r.Words.Split(' ').Select(w => (w, r.Command))).ToDictionary(p => p.w, p => p.Command, StringComparer.Ordinal);
}
