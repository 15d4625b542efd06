using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.GroupNotification;
using Bot.Data;
using Bot.Data.Deadlines;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Dialogs;

namespace Bot.Api.Profiles;

/// <summary>Whose way is told: an item, submitted at an instant by somebody whose grid is known.</summary>
public sealed record TravelQuestion(string Item, bool Urgent, bool Confidential, DateTimeOffset At);

/// <summary>How one intake would travel under a profile if nobody did anything in time, in plain Chinese. Every instant is asked of what keeps the promises.</summary>
public sealed class IntakeTravel
{
    private readonly Profile _profile;
    private readonly TravelQuestion _question;
    private readonly ServiceItem _item;
    private readonly WorkingCalendar _calendar;
    private readonly Promises _promises;
    private readonly DeadlinePlan _plan;
    private readonly string _start;

    private IntakeTravel(Profile profile, TravelQuestion question)
    {
        (_profile, _question) = (profile, question);
        _item = ItemList.Of(profile).First(i => i.Code == question.Item);
        _calendar = new WorkingCalendar([.. profile.WorkingHours.Select(h => new WorkingHours(h.Start, h.End))]);
        _promises = new Promises(profile, _calendar);
        _plan = new DeadlinePlan(_calendar, _promises, profile);
        _start = _promises.LevelOf(new Grid(), question.Item, question.Confidential, aboutWorker: false);
    }

    /// <exception cref="InvalidOperationException">The place has no such item.</exception>
    public static string Of(Profile profile, TravelQuestion question) => new IntakeTravel(profile, question).Text();

    private string Text()
    {
        var section = new Section($"一件事怎么走：{_item.Name}，{(_question.Urgent ? "紧急" : "一般")}{(_question.Confidential ? "，" + (_profile.Confidential.Name ?? "保密") : "")}，{ChineseTime.Moment(_question.At)}提交");
        if (!_item.IsOffered(_question.At.ChinaDate()))
        {
            return section.Say($"不受理：{_item.Withdrawn ?? "这是临时事项，今天不在期内"}", _profile.Entry(_item.Code)?.Article).Text();
        }

        var (accept, resolve) = _promises.DueFrom(_question.At, _start, _item.Code, _question.Urgent);
        Arrival(section);
        Accepting(section, accept);
        Resolving(section, resolve);
        new TravelAfterwards(_profile, _question, _item, _calendar, _promises).Say(section, resolve);
        return section.Text();
    }

    private void Arrival(Section section)
    {
        var rung = _profile.Ladder.RungOf(_start);
        var why = _question.Confidential ? "（保密，不经过网格）" : _profile.Entry(_item.Code)?.StartLevel is not null ? "（这一事项从这里办起）" : "";
        section.Say($"先到{rung.Name}，{ProfileExplanation.HeldBy(_profile, rung)}{why}。", _question.Confidential ? _profile.Confidential.Article : rung.Article);
        if (_start == Ladder.Grid && _profile.Team.Roles.Where(r => r.TakesUp is not null).OrderBy(r => r.TakesUp).Select(r => r.Role).ToList() is { Count: > 0 } roles)
        {
            section.Say($"{roles[0]}先接{(roles.Count > 1 ? $"；没有的话依次找{string.Join("、", roles.Skip(1))}" : "")}。", _profile.Team.Article);
        }

        if (_question.Urgent || _question.Confidential)
        {
            section.Say($"同时告诉{_profile.Office.Name}、{ProfileExplanation.DeskOf(_profile)}。");
        }

        if (_question.Urgent && _profile.Urgent.TellAtOnce is { Count: > 0 } levels)
        {
            section.Say($"立即报告{string.Join("、", levels.Select(l => ProfileExplanation.PlaceOf(_profile, l)).Distinct(StringComparer.Ordinal))}。", _profile.Urgent.Article);
        }

        foreach (var kind in _profile.Grids.Kinds.Where(k => k.DualManagement && _start == Ladder.Grid))
        {
            section.Say($"发生在{kind.Name}的，同时告诉{_profile.Office.Name}。", kind.Article);
        }
    }

    /// <summary>Rung by rung, if nobody takes it up.</summary>
    private void Accepting(Section section, DateTimeOffset due)
    {
        section.Say($"最晚 {ChineseTime.Moment(due)} 接单{Reminders(DeadlineKind.Accept, due)}。", _profile.Promises.Article);
        var level = _start;
        while (_promises.Above(level) is var above && above != level)
        {
            var next = _promises.DueFrom(due, above, _item.Code, _question.Urgent).Accept;
            section.Say($"{ChineseTime.Moment(due)} 还没人接：上报到{ProfileExplanation.PlaceOf(_profile, above)}，告诉居民{AndDesk(above, "和")}；那里最晚 {ChineseTime.Moment(next)} 接单。");
            (level, due) = (above, next);
        }

        section.Say($"到顶还没人接：每个工作日早上催{ProfileExplanation.DeskOf(_profile)}。");
    }

    /// <summary>Taken up in time, but without a result: the steps of the deadline itself are asked, one after the other.</summary>
    private void Resolving(Section section, DateTimeOffset due)
    {
        var rung = _profile.Ladder.RungOf(_start);
        section.Say($"最晚 {ChineseTime.Moment(due)} 答复居民{Reminders(DeadlineKind.Resolve, due)}。", _question.Urgent ? _profile.Promises.Article : rung.Article);
        var deadline = Deadline.Set(0, DeadlineKind.Resolve, _question.At, due);
        var (level, now) = (_start, due);
        while (_promises.Above(level) is var above && above != level)
        {
            var look = _plan.At(deadline, _question.Urgent, now);
            if (look.Do == DeadlineStep.Due || (look.Do == DeadlineStep.Late && _plan.EscalateAgainAt(deadline) <= now))
            {
                section.Say($"{ChineseTime.Moment(now)} 还没答复：上报到{ProfileExplanation.PlaceOf(_profile, above)}{AndDesk(above, "，告诉")}{(look.Do == DeadlineStep.Due ? "，向居民致歉" : "")}。");
                level = above;
            }

            (deadline.Step, now) = (look.Next, look.NextAt);
        }

        section.Say($"到顶还没答复：每个工作日早上催{ProfileExplanation.DeskOf(_profile)}。");
    }

    /// <summary>The desk hears of what goes up, unless it is the desk that it goes to.</summary>
    private string AndDesk(string level, string before) =>
        ProfileExplanation.PlaceOf(_profile, level) == ProfileExplanation.DeskOf(_profile) ? "" : before + ProfileExplanation.DeskOf(_profile);

    private string Reminders(DeadlineKind kind, DateTimeOffset due) => string.Concat(
        _plan.StepsOf(Deadline.Set(0, kind, _question.At, due), _question.Urgent).Where(s => s.Step is DeadlineStep.Half or DeadlineStep.Most)
            .Select((s, i) => $"{(i == 0 ? "，" : "、")}{ChineseTime.Moment(s.At)}")) + " 提醒";
}
