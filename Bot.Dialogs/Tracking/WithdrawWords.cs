using Bot.Dialogs.Reading;

namespace Bot.Dialogs.Tracking;

/// <summary>What is said when something is taken back.</summary>
internal static class WithdrawWords
{
    public const string Choices = "回 1 撤回　2 不撤";

    public static string Ask(IntakeSummary intake) =>
        $"要撤回 {intake.Number}（{intake.ItemName}：{Plain.Excerpt(intake.Text, 20)}）吗？撤了就没人办了。{Choices}";

    public static string Withdrawn(IntakeSummary intake) => $"好，{intake.Number}（{intake.ItemName}）撤回了。以后想报，直接说就行。";

    public static string Kept(string number) => $"好，{number} 不撤，接着办。";
}
