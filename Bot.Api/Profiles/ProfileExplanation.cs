using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Data.Profiles;
using Bot.Data.PublicBoard;

namespace Bot.Api.Profiles;

/// <summary>A whole profile in plain Chinese, section by section, each rule with its article.</summary>
public static class ProfileExplanation
{
    public static string Of(Profile profile) => string.Concat(new[]
    {
        Place(profile), Rungs(profile), Promises(profile), PeopleExplanation.Grids(profile), PeopleExplanation.Team(profile), PeopleExplanation.Boards(profile), Progress(profile),
        ItemExplanation.List(profile), ItemExplanation.Refusals(profile), Requests(profile), Departments(profile), AfterResult(profile), PeopleExplanation.Reports(profile), Hours(profile),
    }.Select(s => s.Text()));

    private static Section Place(Profile profile) => PlaceOf(profile, profile.Ladder.OfficeOf(profile.OfficeLevel) ?? profile.Office);

    private static Section PlaceOf(Profile profile, ProfileOffice office) => new Section(profile.Place)
        .Say(profile.Note)
        .Say(profile.Regulation is { } regulation ? $"依据：{regulation}。" : null)
        .Say($"监督电话 {profile.SupervisionPhone}，人工电话 {profile.HotlinePhone}。", profile.Supervision.Article)
        .Say($"找不到网格、保密举报、投诉网格员的，到{office.Name}（{office.Phone}）。", profile.Supervision.Article);

    private static Section Rungs(Profile profile)
    {
        var section = new Section("层级").Say(profile.LadderName);
        foreach (var rung in profile.Rungs)
        {
            var hours = rung.AcceptWorkingHours ?? profile.Promises.AcceptWorkingHours;
            section.Say($"{rung.Name}：{hours} 个工作小时内接单，{rung.WorkingDays} 个工作日内答复；{HeldBy(profile, rung)}{Holders(rung)}。", rung.Article);
        }

        return section.Say($"没人接单或没答复的，上报一级并告诉{DeskOf(profile)}；再过 {profile.Promises.EscalateAgainWorkingDays} 个工作日还没答复，再上报一级。");
    }

    internal static string DeskOf(Profile profile) => profile.Desk?.Name ?? profile.Office.Name;

    /// <summary>Whose group it stands before.</summary>
    internal static string HeldBy(Profile profile, ProfileRung rung) => Ladder.HolderOf(rung) switch
    {
        RungHolder.Grid => "由所在网格办",
        RungHolder.Village => "由网格所在的村（社区）办",
        _ => profile.Ladder.OfficeOf(rung.Level) is { } office ? $"由{office.Name}（{office.Phone}）办" : "",
    };

    private static string Holders(ProfileRung rung)
    {
        string?[] all = [.. rung.Holders.Select(h => h.When.Count == 0 ? h.Holder : $"{h.Holder}（{string.Join("、", h.When)}）"), rung.Holder];
        return string.Join("；", all.OfType<string>()) is { Length: > 0 } said ? $"，{said}负责" : "";
    }

    private static Section Promises(Profile profile) => new Section("时限")
        .Say($"一般事项 {profile.Promises.AcceptWorkingHours} 个工作小时内接单；时间过半、过八成提醒。", profile.Promises.Article)
        .Say($"紧急事项 {profile.Promises.UrgentAcceptHours} 小时内接单，{profile.Promises.UrgentResolveHours} 小时内答复，不分昼夜。", profile.Promises.Article)
        .Say(profile.Urgent.TellAtOnce.Count == 0 ? null : $"紧急、重大的事同时告诉{string.Join("、", profile.Urgent.TellAtOnce.Select(l => PlaceOf(profile, l)))}。", profile.Urgent.Article)
        .Say($"办不完可以延期，要写明原因并告诉居民{AtMost(profile.Extension.Most, "最多 {0} 次")}{AtMost(profile.Extension.WorkingDaysAtMost, "每次不超过 {0} 个工作日")}。", profile.Extension.Article)
        .Say(ExtensionAsks.ApproverOf(profile) is { } by ? $"延期要{by}先同意；同意之前原来的期限照算，没同意就按原来的期限办。" : null)
        .Say($"居民催办：{profile.Urging.CooldownHours} 小时一次，最多 {profile.Urging.Most} 次。");

    private static string AtMost(int? number, string words) => number is { } most ? "，" + words.Replace("{0}", $"{most}", StringComparison.Ordinal) : "";

    /// <summary>What a resident calls a rung where no grid is known.</summary>
    internal static string PlaceOf(Profile profile, string level) => profile.Ladder.OfficeOf(level)?.Name ?? (level == Ladder.Grid ? "所在网格" : profile.Ladder.RungOf(level).Name);

    private static Section Progress(Profile profile)
    {
        var progress = profile.Progress;
        return new Section("进度")
            .Say(progress.Steps.Count == 0 ? null : $"居民看到的步骤：{string.Join("—", progress.Steps)}。", progress.Article)
            .Say(progress.At.Count == 0 ? null : string.Join("，", progress.At.Select(a => $"{StageName(a.Key)}是“{a.Value}”")) + "。");
    }

    internal static string StageName(string stage) => stage switch
    {
        "submitted" => "提交后",
        "accepted" => "接单后",
        "handling" => "办理中",
        "resolved" => "有结果",
        "verified" => "核实后",
        "closed" => "办结后",
        "reopened" => "退回重办",
        _ => stage,
    };

    private static Section Requests(Profile profile) => new Section("诉求")
        .Say(profile.Requests.WorkerRecords == true ? "居民当面跟网格员说的，网格员要替他记下来。" : null, profile.Requests.Article)
        .Say($"办理结果由{profile.Requests.AnsweredBy ?? "承办的人"}告诉居民。", profile.Requests.Article)
        .Say(profile.Requests.PublishResults ? "办理结果向群众公开，不带个人信息，保密的不公开。" : null, profile.Requests.Article)
        .Say(profile.Requests.PublishPhotos ? "网格员拍的办理照片，服务台看过、放行的才公开；居民发的照片不公开。" : null, profile.Requests.Article)
        .Say(PrivateItems(profile))
        .Say($"不想公开身份的走{profile.Confidential.Name ?? "保密举报"}，不经过网格。", profile.Confidential.Article)
        .Say(profile.Privacy.Say, profile.Privacy.Article);

    private static string PrivateItems(Profile profile) => PublicIntakes.PrivateItems(profile) is { Count: > 0 } codes
        ? $"不向社会公开的事项：{string.Join("、", ItemList.Of(profile).Where(i => codes.Contains(i.Code)).Select(i => i.Name))}；其他事项居民自己也可以选择不公开。"
        : "所有事项都可以公开；居民自己可以选择不公开。";

    private static Section Departments(Profile profile) => new Section("部门")
        .Say(profile.Departments.Count == 0 ? null : $"{string.Join("、", profile.Departments.Select(d => d.Name))}。")
        .Say(profile.Dispatch is { } dispatch
            ? $"{dispatch.Name}：从{profile.Ladder.RungOf(dispatch.FromLevel).Name}起可以交给部门{(dispatch.WorkingDays is { } days ? $"，部门 {days} 个工作日内办完并回复" : "")}。"
            : null, profile.Dispatch?.Article)
        .Say(profile.Verification.ByGridWorker ? "部门办完的，由网格员到现场核实后才办结。" : null, profile.Verification.Article);

    private static Section AfterResult(Profile profile) => new Section("评价")
        .Say(
            $"有结果 {profile.AfterResult.RemindAfterDays} 天后提醒评价一次，{profile.AfterResult.CloseAfterDays} 天没有评价自动办结；第二次不满意转督办，{profile.AfterResult.SupervisionWorkingDays} 个工作日内答复。",
            profile.AfterResult.Article)
        .Say($"重点事项、紧急事项有结果后，以及居民不满意的，{profile.CallBacks.WorkingDays} 个工作日内电话回访。", profile.CallBacks.Article)
        .Say(profile.CallBacks.SamplePercent > 0 ? $"其他办结的，每一百件随机抽 {profile.CallBacks.SamplePercent} 件电话回访。" : null, profile.CallBacks.Article)
        .Say(profile.Neighbours.WithinDays == 0
            ? "不问居民是否跟进邻居反映的事。"
            : $"邻居 {profile.Neighbours.WithinDays} 天内反映过、还没办完的同一件事（或 {profile.Neighbours.ResolvedWithinDays} 天内刚办完的），问居民是否一起跟进。");

    private static Section Hours(Profile profile) => new Section("作息")
        .Say($"工作时间 {string.Join("、", profile.WorkingHours.Select(h => $"{h.Start:HH:mm}–{h.End:HH:mm}"))}。")
        .Say($"{profile.Groups.QuietFrom:HH:mm} 到 {profile.Groups.QuietUntil:HH:mm} 只有紧急的事打扰工作群，{profile.Groups.MorningDigest:HH:mm} 发晨报。");
}
