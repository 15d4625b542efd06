using Bot.Dialogs.Reading;

namespace Bot.Dialogs.PickingUp;

/// <summary>What is said about a draft of yesterday.</summary>
internal static class PickUpWords
{
    private const int Shown = 30;

    public static string Offer(ConversationState.AskedToGoOn state, DateTimeOffset touched, DateTimeOffset now) =>
        Talk.Lines($"{When(touched, now)}您说到一半：“{Of(state.Draft)}”。", Choices(state));

    public static string Choices(ConversationState.AskedToGoOn state) => state.Fresh switch
    {
        null => "回 1 接着报　2 不报了",
        { Text.Length: 0 } => "照片收到了。回 1 放进那件接着报　2 报现在这件",
        _ => "回 1 接着报那件　2 报现在这件（另一件给您留着）",
    };

    public static string GoingOn(Draft draft, DateTimeOffset touched, DateTimeOffset now) => $"接着{When(touched, now)}说的“{Of(draft)}”：";

    private static string Of(Draft draft) => Plain.Excerpt(draft.Text, Shown);

    private static string When(DateTimeOffset touched, DateTimeOffset now) => (now.Date - touched.ToOffset(now.Offset).Date).Days switch
    {
        0 => "早些时候",
        1 => "昨天",
        2 => "前天",
        _ => Talk.Day(touched.ToOffset(now.Offset)),
    };
}
