namespace Bot.Dialogs.Rating;

/// <summary>Asking what was wrong.</summary>
internal static class WhyWords
{
    /// <summary>The digit that stands for one's own words.</summary>
    public const int OwnWords = 5;

    public const string Choices = "是哪里不满意？回 1 没办好　2 太慢　3 态度不好　4 根本没人来　5 其他，我说说";
    public const string AskInWords = "您说，哪里没办好？打字、说话都行。";
    public const string Unsaid = "好，不说也行。已经退回去重办了，办好再告诉您。";

    private static readonly string[] Reasons = ["没办好", "太慢", "态度不好", "根本没人来"];

    public static string? Reason(int digit) => digit >= 1 && digit <= Reasons.Length ? Reasons[digit - 1] : null;

    public static string Thanks(DateTimeOffset? due, DateTimeOffset now) =>
        $"谢谢您说明白，一起交上去了。换上级的人来核实{(due is { } at && at > now ? $"，最晚{Talk.By(at, now)}答复您" : "")}，办好再请您看。";
}
