using System.CommandLine;
using Bot.Api.Conversations;
using Bot.Data.Profiles;

namespace Bot.Api.Hosting;

/// <summary><c>check-profile FILE</c>: is it usable, and what does it promise, in plain Chinese.</summary>
public static class ProfileVerb
{
    public static Command CheckProfile() => VerbHost.OnFile("check-profile", "Checks a profile and says what it promises.", "profiles/*.json", (file, _, _) =>
    {
        try
        {
            var profile = ProfileFile.Read(file.FullName);
            _ = ItemList.Of(profile);
            Console.WriteLine(Explain(profile));
            return Task.FromResult(VerbHost.Done);
        }
        catch (ProfileException fault)
        {
            return Task.FromResult(VerbHost.Refuse(fault.Message));
        }
    });

    private static string Explain(Profile profile) =>
        $"""
        {profile.Place}：监督电话 {profile.SupervisionPhone}，人工电话 {profile.HotlinePhone}。
        居民报事后先到所在网格；找不到网格、保密举报、投诉网格员的，到{profile.Office.Name}（{profile.Office.Phone}）。
        一般事项：{profile.Promises.AcceptWorkingHours} 个工作小时内接单，{Ladder(profile)}内答复。{Items(profile)}
        紧急事项：{profile.Promises.UrgentAcceptHours} 小时内接单，{profile.Promises.UrgentResolveHours} 小时内答复，不分昼夜。
        时间过半、过八成提醒；没人接单或没答复的，上报一级并告诉{profile.Desk?.Name ?? profile.Office.Name}；再过 {profile.Promises.EscalateAgainWorkingDays} 个工作日还没答复，再上报一级。
        办结 {profile.AfterResult.RemindAfterDays} 天后提醒评价一次，{profile.AfterResult.CloseAfterDays} 天没有评价自动办结；第二次不满意转督办，{profile.AfterResult.SupervisionWorkingDays} 个工作日内答复。
        {(profile.Neighbours.WithinDays == 0 ? "不问居民是否跟进邻居反映的事。" : $"邻居 {profile.Neighbours.WithinDays} 天内反映过、还没办完的同一件事（或 {profile.Neighbours.ResolvedWithinDays} 天内刚办完的），问居民是否一起跟进。")}
        工作时间 {string.Join("、", profile.WorkingHours.Select(h => $"{h.Start:HH:mm}–{h.End:HH:mm}"))}。
        """;

    private static string Ladder(Profile profile) => string.Join("、", profile.Rungs.Select(r => $"{r.Name} {r.WorkingDays} 个工作日"));

    private static string Items(Profile profile) => string.Concat(ItemList.Of(profile).Select(i => (Item: i, Entry: profile.Entry(i.Code))).Where(i => i.Entry is not null).Select(i => $"\n  {i.Item.Name}：{Own(profile, i.Entry!)}。"));

    private static string Own(Profile profile, ProfileItem entry)
    {
        string?[] said =
        [
            entry.Withdrawn is { } why ? $"不再受理，告诉居民：{why}" : null,
            entry.PartOf is null ? null : $"本地事项，说到{string.Join("、", entry.Words)}的归这里",
            entry.Until is { } until ? $"临时事项，到 {until:yyyy-MM-dd}" : null,
            entry.StartLevel is { } start ? $"从{profile.Ladder.RungOf(start).Name}办起" : null,
            entry.AcceptWorkingHours is { } hours ? $"{hours} 个工作小时内接单" : null,
            .. entry.WorkingDays.Select(d => $"{profile.Ladder.RungOf(d.Key).Name} {d.Value} 个工作日"),
        ];
        return string.Join("，", said.OfType<string>());
    }
}
