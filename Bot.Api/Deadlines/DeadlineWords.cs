using Bot.Api.GroupNotification;
using Bot.Data.Deadlines;
using Bot.Dialogs.Rating;

namespace Bot.Api.Deadlines;

/// <summary>What is said about promises: to those who hold an intake, to the timeline, and to the resident.</summary>
public static class DeadlineWords
{
    public static string Reminder(DeadlineScene scene)
    {
        var gone = scene.Step == DeadlineStep.Half ? "时间过半" : "时间快到了";
        return Note(scene, scene.Deadline.Kind == DeadlineKind.Accept
            ? $"还没人接单，{gone}，最晚 {Due(scene)} 接。"
            : $"还没办结，{gone}，最晚 {Due(scene)} 答复居民。负责人：{Handler(scene)}");
    }

    public static string NotTakenUp(DeadlineScene scene) => Note(scene, $"过了接单期限（{Due(scene)}），还没人接。{Goes(scene)}");

    public static string Overdue(DeadlineScene scene) => Note(scene, $"过了答复期限（{Due(scene)}），还没办结。负责人：{Handler(scene)}。{Goes(scene)}");

    public static string StillLate(DeadlineScene scene) => Note(scene, scene.Deadline.Kind == DeadlineKind.Accept
        ? $"过了接单期限（{Due(scene)}），还没人接。"
        : $"过了答复期限（{Due(scene)}），还没办结，请督促。负责人：{Handler(scene)}");

    public static string WhyNotTakenUp(DeadlineScene scene) => $"过了接单期限（{Due(scene)}）没人接，自动上报";

    public static string WhyOverdue(DeadlineScene scene) => $"过了答复期限（{Due(scene)}）还没办结，自动上报";

    public static string WhyStillLate(DeadlineScene scene) =>
        $"过了答复期限（{Due(scene)}）{scene.Profile.Promises.EscalateAgainWorkingDays} 个工作日还没办结，再上报一级";

    /// <summary>After the intake went up: the level is the new one.</summary>
    public static string SentUp(DeadlineScene scene) =>
        $"您报的{scene.ItemName}（{scene.Intake.Number}）还没人接手，我已经报到{scene.PlaceOf(scene.Intake.Level)}，{(scene.Intake.Due > scene.Now ? "答复的时间不变" : "办好马上告诉您")}。";

    public static string Apology(DeadlineScene scene) =>
        $"您报的{scene.ItemName}（{scene.Intake.Number}）说好{Due(scene)}前答复您，还没办完，对不住。已经报到{scene.PlaceOf(scene.Intake.Level)}催办，办好马上告诉您。";

    public static string RatingReminder(DeadlineScene scene) =>
        $"您报的{scene.ItemName}（{scene.Intake.Number}）办完几天了，还想听您说一句。\n{RatingWords.Choices}";

    public static string ClosedUnrated(DeadlineScene scene) =>
        $"您报的{scene.ItemName}（{scene.Intake.Number}）没等到您的评价，先办结了。要是没办好，直接跟我说，重新给您办。";

    private static string Goes(DeadlineScene scene) => scene.IsAtTheTop ? "请马上督促。" : "已自动上报上一级。";

    private static string Handler(DeadlineScene scene) => scene.Intake.HandlerName ?? "还没人接";

    private static string Due(DeadlineScene scene) => ChineseTime.Moment(scene.Deadline.Due);

    private static string Note(DeadlineScene scene, string words) => $"**{scene.Intake.Number}** {scene.ItemName}\n{words}";
}
