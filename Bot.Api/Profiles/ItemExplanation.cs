using Bot.Api.Conversations;
using Bot.Data.Profiles;

namespace Bot.Api.Profiles;

/// <summary>The sections on what is taken up and what is not.</summary>
internal static class ItemExplanation
{
    internal static Section List(Profile profile)
    {
        var items = profile.Items;
        var all = ItemList.Of(profile);
        var section = new Section("事项")
            .Say($"共 {all.Count(i => i.Withdrawn is null)} 项{(items.Published ? "，清单公布" : "")}；没有另写的按上面的时限办。", items.Published ? items.Article : null)
            .Say(items.AdmittedBy is { } who ? $"新事项经{who}批准才入格。" : null, items.Article)
            .Say(items.TemporaryDaysAtMost is { } days ? $"临时事项最长 {days} 天，到期自动退出。" : null, items.Article);
        foreach (var (item, entry) in all.Select(i => (Item: i, Entry: profile.Entry(i.Code))).Where(i => i.Entry is not null))
        {
            section.Say($"{item.Name}：{Own(profile, entry!)}。", entry!.Article);
        }

        return section;
    }

    private static string Own(Profile profile, ProfileItem entry)
    {
        string?[] said =
        [
            entry.Withdrawn is { } why ? $"不再受理，告诉居民：{why.TrimEnd('。')}" : null,
            entry.Group is { } group ? $"归在{group}" : null,
            entry.PartOf is null ? null : $"本地事项，说到{string.Join("、", entry.Words)}的归这里",
            entry.Admitted is { } admitted ? $"{admitted}批准" : null,
            entry.Until is { } until ? $"临时事项，{entry.From:yyyy-MM-dd} 到 {until:yyyy-MM-dd}" : null,
            entry.Department is { } department ? $"由{department}部门负责" : null,
            entry.StartLevel is { } start ? $"从{profile.Ladder.RungOf(start).Name}办起" : null,
            entry.AcceptWorkingHours is { } hours ? $"{hours} 个工作小时内接单" : null,
            .. entry.WorkingDays.Select(d => $"{profile.Ladder.RungOf(d.Key).Name} {d.Value} 个工作日"),
            entry.Weight == 1 ? null : $"权重 {entry.Weight}",
            entry.CallBack ? "办完回访" : null,
            entry.Attributes is { Count: > 0 } asked ? $"填表时另问 {asked.Count} 项" : null,
        ];
        var own = string.Join("，", said.OfType<string>());
        return own.Length > 0 ? own : "照常受理";
    }

    internal static Section Refusals(Profile profile)
    {
        var section = new Section("不受理");
        foreach (var refusal in profile.Refusals)
        {
            section.Say($"说到“{string.Join("、", refusal.Words)}”{(refusal.With.Count == 0 ? "" : $"又说到“{string.Join("、", refusal.With)}”")}的，告诉居民：{refusal.Say}", refusal.Article);
        }

        return section;
    }
}
