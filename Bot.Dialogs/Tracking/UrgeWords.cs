using Bot.Dialogs.Reading;

namespace Bot.Dialogs.Tracking;

/// <summary>What urging did, and why it did nothing this time.</summary>
internal static class UrgeWords
{
    public static string Urged(IntakeSummary intake, UrgeRung rung, IGuide guide) =>
        $"替您催了，{intake.Number}（{intake.ItemName}）：{Did(intake, rung, guide.Jurisdiction)}。{By(intake, guide.Now)}";

    public static string TooSoon(IntakeSummary intake, DateTimeOffset last, IGuide guide) => Talk.Lines(
        $"{intake.Number} {Talk.At(last, guide.Now)}催过了，{Since(intake, last)}。",
        $"{Talk.At(last + guide.Jurisdiction.UrgeCooldown, guide.Now).TrimEnd()} 以后可以再催；等不及，打监督电话 {guide.Jurisdiction.SupervisionPhone}。");

    public static string DeskHasIt(IntakeSummary intake, IGuide guide) =>
        $"{intake.Number} 催过 {intake.Urges} 次了，{guide.Jurisdiction.Desk}正盯着，不用再催。{By(intake, guide.Now)}想直接问，打 {guide.Jurisdiction.SupervisionPhone}。";

    private static string Did(IntakeSummary intake, UrgeRung rung, Jurisdiction town) => rung switch
    {
        UrgeRung.Grid => $"已经在网格群里提醒{Who(intake)}",
        UrgeRung.Office when intake.PastTheGrid || intake.AtOffice => $"已经提醒{town.Office}",
        UrgeRung.Office => $"第 {intake.Urges + 1} 次了，除了{Who(intake)}，也告诉了{town.Office}",
        _ => $"已经交给{town.Desk}盯着办，{town.Office}也知道了",
    };

    private static string Who(IntakeSummary intake) => intake.HandlerName.Length > 0 ? intake.HandlerName : "网格员";

    private static string By(IntakeSummary intake, DateTimeOffset now) =>
        intake.Due is { } due && due > now ? $"最晚{Talk.By(due, now)}答复您。" : "已经过了期限，会有人尽快答复您。";

    private static string Since(IntakeSummary intake, DateTimeOffset last)
    {
        if (intake.LastMoveAt <= last)
            return $"现在还是：{TrackWords.Stage(intake)}";
        var note = string.IsNullOrWhiteSpace(intake.LastPublicNote) ? "" : $"（{Plain.Excerpt(intake.LastPublicNote, 60)}）";
        return $"之后有了动静：{TrackWords.Stage(intake)}{note}";
    }
}
