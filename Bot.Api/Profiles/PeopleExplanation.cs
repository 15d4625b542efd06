using Bot.Data.Profiles;

namespace Bot.Api.Profiles;

/// <summary>The sections on grids, the people in them, and what is shown and judged of them.</summary>
internal static class PeopleExplanation
{
    internal static Section Grids(Profile profile)
    {
        var grids = profile.Grids;
        var section = new Section("网格");
        foreach (var kind in grids.Kinds)
        {
            section.Say($"{kind.Name}（导入时写 {kind.Kind}）{(kind.DualManagement ? "：双重管理，新事项同时告诉" + profile.Office.Name : "")}。", kind.Article ?? grids.Article);
        }

        section.Say(grids.CodeRule is { } rule ? $"编码：{rule}。" : null, grids.Article);
        foreach (var households in grids.Households)
        {
            section.Say($"{Words(households.When)}每格 {households.Least}–{households.Most} 户，不在范围里的导入时提醒。", households.Article ?? grids.Article);
        }

        section.Say(grids.Types.Count == 0 ? null : $"分类：{string.Join("，", grids.Types.Select(t => $"{t.Name}系数 {t.Coefficient}"))}。", grids.Article);
        return section.Say(grids.Adjustment is { } adjustment ? $"每 {adjustment.EveryMonths} 个月调整一次，改动都留痕（grid-history）。" : null, grids.Adjustment?.Article ?? grids.Article);
    }

    private static string Words(IReadOnlyList<string> when) => when.Count == 0 ? "" : $"名称或范围里有{string.Join("、", when)}的，";

    internal static Section Team(Profile profile)
    {
        var team = profile.Team;
        var section = new Section("队伍").Say(team.Name, team.Article);
        foreach (var role in team.Roles)
        {
            section.Say($"{role.Role}：{Count(role)}{(role.HeldBy is { } office ? $"，由{office}担任" : "")}{(role.TakesUp is { } first ? $"，第 {first} 个接单" : "")}{(role.Public ? "" : "，不公示")}。", role.Article);
        }

        section.Say(team.Roles.Count == 0 ? null : team.OneInSeveralGrids ? "一个人可以管几个网格。" : "一个人只管一个网格，管了几个的导入时提醒。", team.Article);
        foreach (var unit in team.Units)
        {
            section.Say($"{unit.Name}：{unit.Count} 个，在{profile.Ladder.RungOf(unit.Level).Name}{(unit.Duties is { } duties ? "，" + duties : "")}。", unit.Article ?? team.Article);
        }

        return section;
    }

    private static string Count(ProfileRole role) => (role.Least, role.Most) switch
    {
        (0, null) => "人数不限",
        (var least, null) => $"至少 {least} 人",
        (var least, { } most) when least == most => $"{least} 人",
        (var least, { } most) => $"{least}–{most} 人",
    };

    internal static Section Boards(Profile profile)
    {
        var notice = profile.Notice;
        var section = new Section("公示").Say($"公示牌上有名称、范围、人员、电话、监督电话{(notice.Photos ? "、照片" : "")}{(notice.Duties ? "、职责" : "")}；导入新数据后一分钟内更新。", notice.Article);
        foreach (var form in profile.Forms)
        {
            section.Say($"{form.Name}：{Made(form.Kind)}。", form.Article);
        }

        return section;
    }

    private static string Made(FormKind kind) => kind switch
    {
        FormKind.ContactCard => "发到每户的联系卡，带二维码",
        FormKind.Ledger => "每个网格一本台账，可以导出",
        FormKind.NoticeBoard => "可以打印的公示牌",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a form."),
    };

    internal static Section Reports(Profile profile)
    {
        var section = new Section("考核和分析");
        foreach (var report in profile.Reports)
        {
            section.Say(
                $"{report.Name}：{Period(report.Every)}{Kind(report.Kind)}{(report.Best is { } best ? $"，评 {best} 名" : "")}{(report.NoticeDays is { } days ? $"，公示 {days} 天" : "")}{(report.WithoutComplaints ? "，期间被居民投诉的不评" : "")}。",
                report.Article);
        }

        return section;
    }

    private static string Period(ReportPeriod period) => period switch
    {
        ReportPeriod.Day => "每天",
        ReportPeriod.Week => "每周",
        ReportPeriod.Month => "每月",
        ReportPeriod.Quarter => "每季度",
        ReportPeriod.Year => "每年",
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Not a period."),
    };

    private static string Kind(ReportKind kind) => kind switch
    {
        ReportKind.Figures => "统计数量",
        ReportKind.Check => "抽查办结的事",
        ReportKind.Analysis => "分析民意、纠纷和风险",
        ReportKind.Assessment => "按权重和系数考核",
        ReportKind.Best => "评优",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a report."),
    };
}
