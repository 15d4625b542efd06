using Bot.Api.Deadlines;
using Bot.Api.GroupNotification;
using Bot.Data.Deadlines;
using Bot.Data.Profiles;
using Bot.Dialogs;

namespace Bot.Api.Profiles;

/// <summary>The end of an intake's way: departments, extension, verification, who is told, the steps, the rating, the call.</summary>
internal sealed class TravelAfterwards(Profile profile, TravelQuestion question, ServiceItem item, WorkingCalendar calendar, Promises promises)
{
    /// <param name="section">Where it is said.</param>
    /// <param name="resolved">When the result is there, at the latest.</param>
    internal void Say(Section section, DateTimeOffset resolved)
    {
        var department = profile.Departments.FirstOrDefault(d => d.Name == item.Department);
        if (profile.Dispatch is { } dispatch)
        {
            var days = dispatch.WorkingDays is { } given ? $"，{given} 个工作日内办完并回复" : "";
            section.Say($"{dispatch.Name}：到{profile.Ladder.RungOf(dispatch.FromLevel).Name}后可以交给{(department is null ? "部门" : $"{department.Name}（{department.Phone}）")}{days}。", dispatch.Article);
        }

        section.Say(profile.Verification.ByGridWorker ? "部门办完，网格员到现场核实后办结。" : null, profile.Verification.Article)
            .Say("要延期的写明原因，原因告诉居民。", profile.Extension.Article)
            .Say($"有结果当时告诉居民{(profile.Requests.AnsweredBy is { } by ? $"（由{by}答复）" : "")}{(profile.Requests.PublishResults && !question.Confidential ? "，去掉个人信息后公开" : "")}。", profile.Requests.Article)
            .Say(Steps(), profile.Progress.Article)
            .Say(CallBack(resolved), profile.CallBack?.Article)
            .Say($"假如 {ChineseTime.Moment(resolved)} 有结果：{ChineseTime.Moment(promises.RemindToRateAt(resolved))} 提醒评价一次，{ChineseTime.Moment(promises.CloseUnratedAt(resolved))} 还没评价自动办结。", profile.AfterResult.Article);
    }

    private string? Steps() => profile.Progress.Steps.Count == 0 ? null
        : $"居民查进度看到：{string.Join("—", profile.Progress.Steps)}；{string.Join("，", profile.Progress.At.Where(a => a.Key is "submitted" or "accepted" or "handling" or "resolved" or "closed").Select(a => $"{ProfileExplanation.StageName(a.Key)}在“{a.Value}”"))}。";

    private string? CallBack(DateTimeOffset resolved) => profile.CallBack is { } call && (profile.Entry(item.Code)?.CallBack == true || (call.Urgent && question.Urgent))
        ? $"重点事项，{ProfileExplanation.DeskOf(profile)}最晚 {ChineseTime.Moment(calendar.AddWorkingDays(resolved, call.WithinWorkingDays))} 电话回访。"
        : null;
}
