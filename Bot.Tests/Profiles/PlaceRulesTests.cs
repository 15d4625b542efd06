using Bot.Api.Profiles;
using Bot.Data.Profiles;
using Bot.Tests.Deadlines;
using Xunit;

namespace Bot.Tests.Profiles;

/// <summary>What check-profile tells of each place: its rules with their articles, and how an intake travels there.</summary>
public sealed class PlaceRulesTests
{
    [Theory]
    [InlineData("xixian", "专属网格（导入时写 exclusive）：双重管理，新事项同时告诉街镇网格化服务管理中心。（第四十条）")]
    [InlineData("xixian", "基础网格（导入时写 basic）。\n  业务网格（导入时写 business）。\n  专属网格")]
    [InlineData("xixian", "编码：三类网格统一编码：12 位行政区划代码加 3 位顺序号")]
    [InlineData("xixian", "每 12 个月调整一次，改动都留痕")]
    [InlineData("xixian", "1+1+N")]
    [InlineData("xixian", "副网格长：人数不限")]
    [InlineData("xixian", "监督电话 029-00000001，人工电话 12345。（第十六条）")]
    [InlineData("xixian", "发现—上报—流转—交办—处置—反馈—评价")]
    [InlineData("xixian", "吹哨派单：从街镇起可以交给部门，部门 5 个工作日内办完并回复。（第二十六条）")]
    [InlineData("xixian", "由网格员到现场核实后才办结。（第二十六条）")]
    [InlineData("xixian", "办理结果由街镇网格化服务管理中心告诉居民。（第二十九条）")]
    [InlineData("xixian", "，清单公布；没有另写的按上面的时限办。（第十一条）")]
    [InlineData("xixian", "新事项经新区网格化社会治理主管部门批准才入格。（第十一条）")]
    [InlineData("xixian", "每月分析民意、纠纷和风险。（第三十三条）")]
    [InlineData("fumeng", "村（社区）：4 个工作小时内接单，3 个工作日内答复；由网格所在的村（社区）办，三级网格员：社区党组织书记（社区、居委会）；三级网格员：村党组织书记负责。（实施方案）")]
    [InlineData("fumeng", "四级网格员：至少 1 人，由村民组长或小区（楼栋）负责人担任，第 1 个接单。（实施方案）")]
    [InlineData("fumeng", "一级网格员：1 人，由乡镇党委（街道党工委）书记担任，第 4 个接单。（实施方案）")]
    [InlineData("fumeng", "部门 5 个工作日内办完并回复。（实施方案）")]
    [InlineData("fumeng", "办不完可以延期，要写明原因并告诉居民。（实施方案）")]
    [InlineData("fumeng", "名称或范围里有社区、居委会的，每格 100–200 户")]
    [InlineData("fumeng", "名称或范围里有村的，每格 30–50 户")]
    [InlineData("fumeng", "信息收集—上报挂号—逐级处置—反馈销号")]
    [InlineData("fumeng", "办理结果向群众公开，不带个人信息，保密的不公开。（实施方案）")]
    [InlineData("fumeng", "监督电话、照片、职责；")]
    [InlineData("fumeng", "民情联系卡：发到每户的联系卡，带二维码。（实施方案）")]
    [InlineData("fumeng", "一格一账：每个网格一本台账，可以导出。（实施方案）")]
    [InlineData("fumeng", "日报：每天统计数量。（实施方案）\n  周查：每周抽查办结的事。（实施方案）\n  月考核：每月按权重和系数考核。（实施方案）")]
    [InlineData("jiangsu", "综合网格（导入时写 comprehensive）。\n  专属网格（导入时写 exclusive）。\n  编码：全省统一编码，一格一码")]
    [InlineData("jiangsu", "每格 300–500 户")]
    [InlineData("jiangsu", "名称或范围里有村的，每格 250–350 户")]
    [InlineData("jiangsu", "居民当面跟网格员说的，网格员要替他记下来。（第二十九条）")]
    [InlineData("jiangsu", "办理结果由街道网格化服务管理中心告诉居民。（第二十九条）")]
    [InlineData("jiangsu", "紧急、重大的事同时告诉街道网格化服务管理中心、区网格化服务管理中心。（第三十条）")]
    [InlineData("jiangsu", "请找区综合行政执法部门（025-00000011）")]
    [InlineData("jiangsu", "不会外传。（第十七条、第三十一条）")]
    [InlineData("jiangsu", "监督电话 025-00000001，人工电话 12345。（第十九条）")]
    [InlineData("jiangsu", "一个人只管一个网格")]
    [InlineData("taizhou", "3+X+Y")]
    [InlineData("taizhou", "网格长：1–2 人")]
    [InlineData("taizhou", "业务指导员：人数不限")]
    [InlineData("taizhou", "一个人可以管几个网格。")]
    [InlineData("taizhou", "分类：城中村系数 1.2，城市社区系数 1.0，农村系数 0.8。")]
    [InlineData("taizhou", "微事不出格、小事不出村、大事不出镇")]
    [InlineData("taizhou", "临时事项最长 365 天，到期自动退出。（附录A）")]
    [InlineData("taizhou", "就业与人才：不再受理")]
    [InlineData("taizhou", "临时事项，2026-11-01 到 2027-03-31")]
    [InlineData("taizhou", "不想公开身份的走秘密上报，不经过网格。（5.4）")]
    [InlineData("taizhou", "月度考核：每月按权重和系数考核。（附录B、附录C）\n  季度考核：每季度按权重和系数考核。（附录B、附录C）")]
    [InlineData("xigang", "网格：4 个工作小时内接单，3 个工作日内答复；由所在网格办，专职网格员负责。（网格巡查大队方案）")]
    [InlineData("xigang", "村居：4 个工作小时内接单，3 个工作日内答复；由网格所在的村（社区）办，村居网格长负责。（网格巡查大队方案）")]
    [InlineData("xigang", "镇：4 个工作小时内接单，5 个工作日内答复；由镇网格化服务中心（0632-12345）办，镇网格巡查大队负责。（网格巡查大队方案）")]
    [InlineData("xigang", "市：4 个工作小时内接单，5 个工作日内答复；由监督热线（0632-12345）办，市指挥中心负责。（网格巡查大队方案）")]
    [InlineData("xigang", "网格长：1 人，由村居干部担任，第 2 个接单。")]
    [InlineData("xigang", "网格巡查中队：9 个，在村居，")]
    [InlineData("xigang", "网格巡查大队：1 个，在镇，")]
    [InlineData("xigang", "发现—解决—反馈")]
    [InlineData("xigang", "市指挥中心派单：从市起可以交给部门。")]
    [InlineData("xigang", "重点事项、紧急事项有结果后，以及居民不满意的，3 个工作日内电话回访。（网格巡查大队方案）")]
    [InlineData("xigang", "消防隐患：权重 5，办完回访。")]
    [InlineData("xigang", "一类网格系数 1.2，二类网格系数 1.1，三类网格系数 1.0")]
    [InlineData("xigang", "每月十佳网格员：每月评优，评 10 名，期间被居民投诉的不评。")]
    [InlineData("xigang", "年度十佳网格员：每年评优，评 10 名，公示 3 天，期间被居民投诉的不评。")]
    public void A_rule_is_told(string place, string rule) => Assert.Contains(rule, ProfileExplanation.Of(Shipped.Read(place)), StringComparison.Ordinal);

    [Theory]
    [InlineData("xixian", "construction-dust", false, false, "先到街镇，由街镇网格化服务管理中心（029-00000002）办（这一事项从这里办起）。")]
    [InlineData("xixian", "construction-dust", false, false, "最晚 11月30日（周一）17:00 答复居民")]
    [InlineData("xixian", "construction-dust", false, false, "吹哨派单：到街镇后可以交给生态环境（029-00000013），5 个工作日内办完并回复。（第二十六条）")]
    [InlineData("xixian", "safety-hazard", false, false, "最晚 11月23日（周一）11:00 接单，11月23日（周一）10:00、11月23日（周一）10:36 提醒。")]
    [InlineData("xixian", "noise", false, false, "专职网格员先接；没有的话依次找网格长、副网格长、兼职网格员。")]
    [InlineData("xixian", "noise", false, false, "提交后在“流转”，接单后在“交办”，办理中在“处置”，有结果在“反馈”，办结后在“评价”。")]
    [InlineData("fumeng", "noise", false, false, "最晚 11月26日（周四）17:30 答复居民")]
    [InlineData("fumeng", "noise", false, false, "11月23日（周一）14:00 还没人接：上报到村（社区），告诉居民和县网格化服务管理中心；那里最晚 11月24日（周二）09:00 接单。")]
    [InlineData("fumeng", "noise", false, false, "11月26日（周四）17:30 还没答复：上报到村（社区），告诉县网格化服务管理中心，向居民致歉。\n  11月30日（周一）17:30 还没答复：上报到乡镇（街道）网格化服务中心")]
    [InlineData("fumeng", "noise", false, false, "有结果当时告诉居民，去掉个人信息后公开。（实施方案）")]
    [InlineData("fumeng", "noise", false, true, "有结果当时告诉居民。（实施方案）")]
    [InlineData("jiangsu", "fire-hazard", true, false, "立即报告街道网格化服务管理中心、区网格化服务管理中心。（第三十条）")]
    [InlineData("jiangsu", "fire-hazard", true, false, "最晚 11月23日（周一）10:00 接单")]
    [InlineData("jiangsu", "fire-hazard", true, false, "最晚 11月24日（周二）09:00 答复居民")]
    [InlineData("taizhou", "noise", false, false, "最晚 11月25日（周三）17:30 答复居民")]
    [InlineData("taizhou", "river-patrol", false, true, "秘密上报，11月23日（周一）09:00提交】\n  先到镇（街道），由镇（街道）综合信息指挥室（0576-00000002）办（保密，不经过网格）。（5.4）")]
    [InlineData("taizhou", "illegal-building", false, false, "先到村（社区），由网格所在的村（社区）办（这一事项从这里办起）。")]
    [InlineData("taizhou", "employment-talent", false, false, "不受理：人才补贴、招考不由网格办了")]
    [InlineData("xigang", "fire-hazard", false, false, "重点事项，监督热线最晚 12月1日（周二）18:00 电话回访。")]
    [InlineData("xigang", "noise", true, false, "紧急事项，监督热线最晚 11月27日（周五）18:00 电话回访。")]
    [InlineData("xigang", "noise", false, false, "11月23日（周一）15:00 还没人接：上报到村居，告诉居民和监督热线；那里最晚 11月24日（周二）10:00 接单。\n  11月24日（周二）10:00 还没人接：上报到镇网格化服务中心，告诉居民和监督热线；那里最晚 11月24日（周二）16:00 接单。")]
    [InlineData("xigang", "noise", false, false, "11月24日（周二）16:00 还没人接：上报到监督热线，告诉居民；那里最晚")]
    [InlineData("xigang", "noise", false, false, "11月26日（周四）18:00 还没答复：上报到村居，告诉监督热线，向居民致歉。\n  11月30日（周一）18:00 还没答复：上报到镇网格化服务中心")]
    [InlineData("xigang", "noise", false, false, "假如 11月26日（周四）18:00 有结果：11月28日（周六）18:00 提醒评价一次，12月3日（周四）18:00 还没评价自动办结。")]
    public void An_intake_of_Monday_nine_oclock_travels_so(string place, string item, bool urgent, bool confidential, string told) =>
        Assert.Contains(told, Travel(Shipped.Read(place), item, urgent, confidential, "2026-11-23 09:00"), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-10-31 09:00", "这是临时事项，今天不在期内")]
    [InlineData("2027-03-31 09:00", "接单")]
    [InlineData("2027-04-01 09:00", "这是临时事项，今天不在期内")]
    public void A_temporary_item_is_taken_up_from_its_first_to_its_last_day(string at, string told) =>
        Assert.Contains(told, Travel(Shipped.Read("taizhou"), "winter-fire", urgent: false, confidential: false, at), StringComparison.Ordinal);

    [Fact]
    public void What_no_key_matter_is_nobody_calls_about() =>
        Assert.DoesNotContain("回访", Travel(Shipped.Read("xigang"), "noise", urgent: false, confidential: false, "2026-11-23 09:00"), StringComparison.Ordinal);

    [Theory]
    [InlineData("fumeng", "grid", "城区社区第1网格", "四级网格员：小区（楼栋）负责人")]
    [InlineData("fumeng", "grid", "他本扎兰村第1网格", "四级网格员：村民组长")]
    [InlineData("fumeng", "village", "城区社区第1网格", "三级网格员：社区党组织书记")]
    [InlineData("fumeng", "village", "他本扎兰村第1网格", "三级网格员：村党组织书记")]
    [InlineData("fumeng", "township", "城区社区第1网格", "一级网格员：街道党工委书记，二级网格员：包社区干部")]
    [InlineData("fumeng", "township", "他本扎兰村第1网格", "一级网格员：乡镇党委书记，二级网格员：包村干部")]
    [InlineData("xigang", "grid", "半阁村第2网格", "专职网格员")]
    [InlineData("xigang", "village", "半阁村第2网格", "村居网格长")]
    [InlineData("xigang", "township", "半阁村第2网格", "镇网格巡查大队")]
    [InlineData("xigang", "county", "半阁村第2网格", "市指挥中心")]
    public void Who_answers_for_a_rung_depends_on_the_kind_of_place(string place, string level, string grid, string holder) =>
        Assert.Equal(holder, Shipped.Read(place).Ladder.AnswersFor(level, new Bot.Data.Grids.Grid { Name = grid }));

    [Fact]
    public void The_demo_keeps_what_it_promised_and_its_robots()
    {
        var profile = Shipped.Read("xigang");
        Assert.Equal([("grid", 3), ("village", 3), ("township", 5), ("county", 5)], profile.Rungs.Select(r => (r.Level, r.WorkingDays)));
        Assert.Equal(("robot-xigang-office", "robot-xigang-desk"), (profile.Office.Robot, profile.Desk!.Robot));
        Assert.Equal((4, 1, 24), (profile.Promises.AcceptWorkingHours, profile.Promises.UrgentAcceptHours, profile.Promises.UrgentResolveHours));
    }

    private static string Travel(Profile profile, string item, bool urgent, bool confidential, string at) =>
        IntakeTravel.Of(profile, new TravelQuestion(item, urgent, confidential, PromiseStage.At(at)));
}
