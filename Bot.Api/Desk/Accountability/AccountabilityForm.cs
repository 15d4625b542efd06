namespace Bot.Api.Desk.Accountability;

/// <summary>One field of a form.</summary>
/// <param name="Key">As it is kept.</param>
/// <param name="Label">As it is printed.</param>
/// <param name="Rows">Lines of its input; 1 for a single line.</param>
public sealed record FormField(string Key, string Label, int Rows = 1);

/// <summary>The forms about how an intake was handled, of 台州 DB3310/T 55-2019: appendix B 倒查情况表, appendix C 责任追究审批表.</summary>
public sealed record AccountabilityForm(string Key, string Title, IReadOnlyList<FormField> Fields)
{
    /// <summary>Characters of one field.</summary>
    public const int FieldLength = 2_000;

    public static IReadOnlyList<AccountabilityForm> All { get; } =
    [
        new("b", "倒查情况表",
        [
            new("number", "诉求编号"),
            new("item", "事项"),
            new("place", "地点（网格）"),
            new("reported", "上报时间和来源"),
            new("summary", "事项情况", 4),
            new("holders", "经办人和时间", 6),
            new("deadlines", "办理时限", 3),
            new("overdue", "超期情况", 2),
            new("orders", "催办、督办、重办", 3),
            new("result", "办理结果", 3),
            new("cause", "倒查原因", 3),
            new("found", "倒查认定的情况", 4),
            new("responsible", "责任单位和责任人", 2),
            new("opinion", "处理意见", 3),
            new("inspector", "倒查人"),
            new("date", "倒查日期"),
        ]),
        new("c", "责任追究审批表",
        [
            new("number", "诉求编号"),
            new("unit", "被追究单位（网格）"),
            new("person", "被追究人"),
            new("post", "职务"),
            new("matter", "追究事由", 3),
            new("facts", "主要事实", 6),
            new("basis", "依据（条款）", 2),
            new("statement", "本人陈述、申辩", 4),
            new("proposal", "拟追究方式", 2),
            new("office", "承办部门意见", 3),
            new("centre", "网格管理中心意见", 3),
            new("approval", "审批意见", 3),
            new("date", "日期"),
        ]),
    ];

    public static AccountabilityForm? Named(string key) => All.FirstOrDefault(f => f.Key == key);
}
