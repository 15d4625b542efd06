namespace Bot.Dialogs.Joining;

/// <summary>What is said to somebody who goes along with a neighbour's intake.</summary>
internal static class FollowWords
{
    /// <summary>Up to this score a result is not accepted.</summary>
    private const int Unhappy = 2;

    public const string LeaveChoices = "回 1 不再跟进　2 接着跟";

    public static string AskToLeave(IntakeSummary intake) =>
        $"{intake.Number}（{intake.ItemName}）是邻居报的，您一起跟进。要不再跟进吗？事情照样办，只是不再告诉您。{LeaveChoices}";

    public static string Left(IntakeSummary intake) => $"好，{intake.Number}（{intake.ItemName}）不再告诉您了，事情照样办。";

    public static string Kept(string number) => $"好，{number} 接着跟。";

    public static string Rated(string number, int score, Jurisdiction town) => score <= Unhappy
        ? $"明白，没办好。{number} 的情况我告诉{town.Desk}去看，要不要重办由他们定。您那边急，直接再说一遍，另报一件。"
        : "谢谢您，记下了。以后有事直接说。";

    public static string RatingOver(string number) => $"{number} 的评价已经结束了。还有问题，直接说就行。";
}
