using System.CommandLine;
using Bot.Data.Profiles;

namespace Bot.Api.Hosting;

/// <summary><c>check-profile FILE</c>: is it usable, and what does it promise, in plain Chinese.</summary>
public static class ProfileVerb
{
    public static Command CheckProfile() => VerbHost.OnFile("check-profile", "Checks a profile and says what it promises.", "profiles/*.json", (file, _, _) =>
    {
        try
        {
            Console.WriteLine(Explain(ProfileFile.Read(file.FullName)));
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
        一般事项：{profile.Promises.AcceptWorkingHours} 个工作小时内接单，网格 {profile.Promises.GridWorkingDays} 个工作日、镇街 {profile.Promises.TownshipWorkingDays} 个工作日内答复。
        紧急事项：{profile.Promises.UrgentAcceptHours} 小时内接单，{profile.Promises.UrgentResolveHours} 小时内答复，不分昼夜。
        工作时间 {string.Join("、", profile.WorkingHours.Select(h => $"{h.Start:HH:mm}–{h.End:HH:mm}"))}。
        """;
}
