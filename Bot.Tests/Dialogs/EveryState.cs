using Bot.Dialogs;

namespace Bot.Tests.Dialogs;

/// <summary>One of each state, with and without a draft beside it: what table-driven tests walk over.</summary>
internal static class EveryState
{
    public const string Story = "翠湖小区楼下路灯坏了三天";

    public static readonly Draft Told = new()
    {
        Text = Story, Kind = "request", Item = "municipal-facility", Place = new("西岗镇翠湖小区", "370481106260001"),
        Media = [new(MediaKind.Image, "m-0")], Phone = "13200001234",
    };

    private static readonly DraftPlace Here = new("西岗镇东方小区", "370481106260001");
    private static readonly DraftPlace There = new("西岗镇锦绣家园", "370481106242002");

    public static readonly IReadOnlyDictionary<string, ConversationState> All = new Dictionary<string, ConversationState>
    {
        ["idle"] = ConversationState.Idle.Instance,
        ["asked for problem"] = new ConversationState.AskedForProblem(new()),
        ["asked for problem, picture in hand"] = new ConversationState.AskedForProblem(new() { Media = [new(MediaKind.Image, "m-0")] }),
        ["asked for item"] = new ConversationState.AskedForItem(Told with { Item = null, Place = null }, ["noise", "sanitation", "pets"]),
        ["asked for place"] = new ConversationState.AskedForPlace(Told with { Place = null }),
        ["asked which place"] = new ConversationState.AskedWhichPlace(Told with { Place = null }, [Here, There]),
        ["asked to confirm"] = new ConversationState.AskedToConfirm(Told),
        ["asked to confirm, no place"] = new ConversationState.AskedToConfirm(Told with { Place = null }),
        ["asked for new text"] = new ConversationState.AskedForNewText(Told),
        ["asked for phone"] = new ConversationState.AskedForPhone(Told),
        ["asked where they live"] = ConversationState.AskedWhereTheyLive.Instance,
        ["asked where they live, draft open"] = new ConversationState.AskedWhereTheyLive { Interrupted = Told },
        ["asked which home"] = new ConversationState.AskedWhichHome([Here, There]),
        ["asked which home, draft open"] = new ConversationState.AskedWhichHome([Here, There]) { Interrupted = Told },
        ["offered here"] = new ConversationState.OfferedHere(Here),
        ["showed intakes"] = new ConversationState.ShowedIntakes(["WG-20261120-000002", "WG-20261119-000001"]),
        ["showed intakes to withdraw, draft open"] = new ConversationState.ShowedIntakes(["WG-20261120-000002", "WG-20261119-000001"])
        {
            Act = IntakeAct.Withdraw, Said = "修好了", Interrupted = Told,
        },
        ["asked for supplement"] = new ConversationState.AskedForSupplement("WG-20261120-000002"),
        ["asked for supplement, draft open"] = new ConversationState.AskedForSupplement("WG-20261120-000002") { Interrupted = Told },
        ["asked what happened"] = new ConversationState.AskedWhatHappened(Told with { AboutWorker = true, Asked = Asked.WhatHappened }),
        ["asked where danger is"] = new ConversationState.AskedWhereDangerIs(Told with { Place = null, Urgent = true, SendUpAt = Guide().Now.AddMinutes(2) }),
        ["offered instead"] = new ConversationState.OfferedInstead(Told with { Kind = "inquiry", Asked = Asked.Scope }),
        ["asked if same"] = new ConversationState.AskedIfSame(Told with { Asked = Asked.Same }, "WG-20261120-000002"),
        ["asked to go on"] = new ConversationState.AskedToGoOn(Told),
        ["asked to go on, something new"] = new ConversationState.AskedToGoOn(Told) { Fresh = new() { Text = "锦绣家园噪音太大" } },
        ["asked to report also"] = new ConversationState.AskedToReportAlso(Told with { IsAlso = true }),
        ["asked to confirm, also said"] = new ConversationState.AskedToConfirm(Told with { Later = new() { Text = "锦绣家园噪音太大", IsAlso = true } }),
        ["asked if a question"] = new ConversationState.AskedIfQuestion(new() { Text = "居住证怎么办", Kind = "inquiry" }) { Guessed = true },
        ["asked which question"] = new ConversationState.AskedIfQuestion(new() { Text = "办完以后谁告诉我", Kind = "inquiry" }) { Near = ["怎么看办到哪一步", "报了以后会怎样"] },
        ["sent up, something else said"] = new ConversationState.SentUp("WG-20261120-000002", Guide().Now.AddMinutes(-5)) { Another = "帮我妈报修水管" },
        ["asked to join"] = new ConversationState.AskedToJoin(Told, "WG-20261120-000777"),
        ["asked to hand over"] = new ConversationState.AskedToHandOver(Told with { ToDesk = true }),
        ["asked to confirm, another one waits"] = new ConversationState.AskedToConfirm(Told with { Later = new() { Text = "锦绣家园噪音太大" } }),
        ["asked to withdraw"] = new ConversationState.AskedToWithdraw("WG-20261120-000002") { Reason = "修好了" },
        ["asked to withdraw, draft open"] = new ConversationState.AskedToWithdraw("WG-20261120-000002") { Interrupted = Told },
        ["sent up"] = new ConversationState.SentUp("WG-20261120-000002", Guide().Now.AddMinutes(-5)) { GridCode = "370481106260001" },
        ["sent up, draft open"] = new ConversationState.SentUp("WG-20261120-000002", Guide().Now.AddMinutes(-5)) { Interrupted = Told },
        ["asked why"] = new ConversationState.AskedWhy("WG-20261120-000002"),
        ["asked why, draft open"] = new ConversationState.AskedWhy("WG-20261120-000002") { InWords = true, Interrupted = Told },
        ["answered a question"] = new ConversationState.AnsweredQuestion("井盖归谁管"),
        ["answered a question, draft open"] = new ConversationState.AnsweredQuestion("井盖归谁管") { Interrupted = Told },
        ["asked for rating"] = new ConversationState.AskedForRating("WG-20261119-000001", null),
        ["asked for rating, draft open"] = new ConversationState.AskedForRating("WG-20261119-000001", Told) { Said = "还没好" },
    };

    /// <summary>A resident with one intake on its way, one that awaits a rating, and one long closed.</summary>
    public static FakeGuide Guide(bool hasHome = false)
    {
        var guide = new FakeGuide { HomeCode = hasHome ? "370481106226001" : null };
        var day = guide.Now.AddDays(-1);
        guide.Intakes.Add(new("WG-20261120-000002", "市政设施", "下水道堵了", IntakeStage.Accepted, day, day.AddDays(5), "王小演", "施工队明天到场", day, false));
        guide.Intakes.Add(new("WG-20261119-000001", "环境卫生", "垃圾没人清", IntakeStage.Resolved, day.AddDays(-1), null, "王小演", "已清运", day, true));
        guide.Intakes.Add(new("WG-20261001-000009", "噪音扰民", "广场舞太吵", IntakeStage.Closed, day.AddDays(-50), null, "王小演", "已劝离", day.AddDays(-45), false));
        return guide;
    }
}
