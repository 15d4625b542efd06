namespace Bot.Dialogs.Tracking;

/// <summary>What is said when a resident urges, supplements or withdraws.</summary>
internal static class ActWords
{
    public const string AnythingElse = "还有就接着发，没有了回 1。";
    public const string SupplementDone = "好，都补上了。";
    public const string SorryForWaiting = "让您久等了，对不住。";
    public const string UrgeByDigit = "回 1 我替您催一下。";
    public const string WhichMatter = "听得出您等急了。是哪件事、在哪里？您说，我马上报上去。";
    public const string NothingToUrge = "现在没有在办的事，不用催。";
    public const string NothingToWithdraw = "现在没有能撤回的事。";
    public const string NothingToSupplement = "现在没有在办的事可以补充。有新的事直接说就行。";
    public const string NothingToRate = "现在没有等您评价的事。";


    public static string AskForSupplement(IntakeSummary intake) => $"要给 {intake.Number}（{intake.ItemName}）补充什么？直接说，或者发照片。";

    public static string Supplemented(string number) => $"补到 {number} 里了，办的人能看到。";

    public static string TooLate(IntakeSummary intake, IntakeAct act) => act switch
    {
        IntakeAct.Rate => $"{intake.Number} {TrackWords.Stage(intake)}，现在还不用评价。",
        IntakeAct.Urge => $"{intake.Number} {TrackWords.Stage(intake)}，不用催了。",
        IntakeAct.Withdraw when intake.AwaitsRating => $"{intake.Number} {TrackWords.Stage(intake)}，不用撤回了。满意不满意，回“评价 {intake.Number}”说一声。",
        IntakeAct.Withdraw => $"{intake.Number} {TrackWords.Stage(intake)}，不能撤回了。有新情况，直接说就是新的一件。",
        _ => $"{intake.Number} {TrackWords.Stage(intake)}，不能再补充。有新情况，直接说就是新的一件；想找人问，回“人工”。",
    };

    public static string Nothing(IntakeAct act) => act switch
    {
        IntakeAct.Urge => NothingToUrge,
        IntakeAct.Withdraw => NothingToWithdraw,
        IntakeAct.Supplement => NothingToSupplement,
        IntakeAct.Rate => NothingToRate,
        _ => TrackWords.None,
    };

    public static string Which(IntakeAct act) => act switch
    {
        IntakeAct.Urge => "要催哪一件？回数字。",
        IntakeAct.Withdraw => "要撤回哪一件？回数字。",
        IntakeAct.Supplement => "要补充哪一件？回数字。",
        IntakeAct.Rate => "要评价哪一件？回数字。",
        _ => TrackWords.ChooseOne,
    };
}
