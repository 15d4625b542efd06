using Bot.Dialogs.Reading;
using Bot.Dialogs.Tracking;

namespace Bot.Dialogs.Rating;

/// <summary>Telling a result, asking what the resident thinks of it, and what comes of the answer.</summary>
public static class RatingWords
{
    private const int NoteLength = 200;

    public const string Choices = "满意吗？回 1 满意　2 基本满意　3 不满意（也可以打 1–5 分，如“4分”）";

    internal const string Happy = "谢谢您！这件事就办结了。以后有事直接说。";
    internal const string Middling = "谢谢您，记下了，这件事就办结了。哪里还能更好，也可以再说。";
    internal const string SoundsUnfinished = "听着像是还没弄好，您的话我记着。回 3 我退回去重办；回 1 或 2 就办结；要报别的事，回“报事”。";
    internal const string Later = "好，先不评。想评的时候回“评价”就行。";
    internal const string PhotoTaken = "照片补到这件事里了。";

    /// <summary>The message that tells a result and asks for a rating; sent outside any reply, so whoever sends it needs nothing else of a dialog.</summary>
    /// <param name="number">The intake number.</param>
    /// <param name="itemName">Shown name of the service item.</param>
    /// <param name="note">What was done, in the handler's words; may be empty.</param>
    /// <param name="photos">How many result photos go with it.</param>
    /// <param name="pages">Where the pages of intakes stand; null where messages lead to none.</param>
    public static string Result(string number, string itemName, string? note, int photos = 0, string? pages = null) => Talk.Fit(PageLink.In(
        Talk.Lines(
            $"您报的事办完了：{number}（{itemName}）。",
            string.IsNullOrWhiteSpace(note) ? "" : $"办理情况：{Plain.Excerpt(Plain.Clean(note), NoteLength)}",
            photos > 0 ? $"有 {photos} 张照片。" : ""),
        "点开看、评价",
        number,
        pages,
        Choices));

    internal static string Unhappy(string? words) =>
        $"明白{(string.IsNullOrEmpty(words) ? "，没办好" : $"：{Plain.Excerpt(words, 30)}")}。我退回去重办，重新定期限，换上级的人来核实，办好再告诉您。";

    internal static string Refused(string number, string words) => $"{number} {Unhappy(words)}".Replace(" 明白", "，明白", StringComparison.Ordinal);

    internal static string Ask(string number) => $"{number}，{Choices}";

    internal static string Of(int score, string? words) => score switch
    {
        <= 2 => Unhappy(words),
        3 => Middling,
        _ => Happy,
    };
}
