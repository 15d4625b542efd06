using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;

namespace Bot.Dialogs.SendingUp;

/// <summary>What is said around a danger: after what to do now, and short.</summary>
internal static class SendUpWords
{
    public const string AskWhere = "我马上报上去。您在哪个小区、几号楼？说一句或发个位置，立刻就报，不用确认。";
    public const string StillWhere = "——先告诉我在哪里：小区、几号楼，或者发个位置。没危险了，回“误报”。";
    public const string FalseAlarm = "好，没事就好，没有报上去。";
    public const string AfterWithdrawal = "真有危险，别等，直接打 119、110、120。";

    private const string WhichBuilding = "您在几号楼、几单元？接着说，我一起报上去。";
    private const string AnythingNew = "有新情况接着说，我一起报上去。";
    private const string Mistaken = "弄错了回“误报”。";

    public static string SentUp(Draft draft, Promise promise, IGuide guide) => Talk.Lines(
        $"已提交，编号 {Turn.NumberMark}，按紧急办，已经通知{Told(draft, promise, guide)}。",
        Cues.NamesABuilding($"{draft.Text} {draft.Place?.Words}") || draft.AboutWorker ? AnythingNew + Mistaken : WhichBuilding + Mistaken);

    /// <summary>Nobody said where.</summary>
    public static string SentUpWithoutPlace(string number, Jurisdiction town) => Talk.Lines(
        $"您刚才说的我已经按紧急报上去了，编号 {number}，通知了{town.Office}和{town.Desk}，他们还不知道在哪里。",
        $"您在哪里？直接说或发个位置，我马上补上。有危险先打 119、110、120。{Mistaken}");

    public static string Again(ConversationState.SentUp state) =>
        $"{state.Number} 已经报上去了，不用再确认。{AnythingNew}{Mistaken}要报别的事，回“报事”。";

    public static string Added(string number) => $"补到 {number} 里了，去的人马上能看到。要报别的事，回“报事”。";

    /// <summary>Added at once, so that nothing is lost when nobody answers; a digit makes it a matter of its own.</summary>
    public static string AddedOrAnother(string number) => $"补到 {number} 里了。这是另一件事吗？回 1 另报一件　2 就是补充刚才的";

    public static string Location(string label, string? gridName, double longitude, double latitude) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"位置：{Plain.Excerpt(label)}{(gridName is null ? "" : $"（{gridName}）")}，地图坐标 {longitude:F5},{latitude:F5}");

    private static string Told(Draft draft, Promise promise, IGuide guide)
    {
        var town = guide.Jurisdiction;
        if (draft.GoesToOffice || draft.Place?.GridCode is not { } code || guide.GridByCode(code) is not { } grid)
            return $"{town.Office}和{town.Desk}";
        var phone = promise.HandlerPhone.Length > 0 ? $"（{Numbers.Mask(promise.HandlerPhone)}）" : "";
        return $"{grid.Name}网格员{promise.HandlerName}{phone}和{town.Office}";
    }
}
