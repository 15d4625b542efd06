namespace Bot.Dialogs.Consulting;

/// <summary>Everything said around a question.</summary>
internal static class ConsultWords
{
    public const string Separate = "这个问题我另记一条，编号 " + Turn.NumberMark + "，会有专人答复您。";
    public const string NotFound = "这个我手头的文件里没写，不敢乱说。";
    public const string Useful = "好。还有想问的，回“问”再加您的问题。";
    public const string Choices = "回 1 有用　2 没说清，转给人答复";

    public const string ChoicesGuessed = "回 1 有用　2 没说清，转给人答复　3 其实要反映问题";
    public const string NotFoundGuessed = "您是想问个事吧？这个我手头的文件里没写，不敢乱说。";
    public const string Nearly = "您想问的是不是下面这个？";
    public const string ToPerson = "转给专人答复";
    public const string NoneToPerson = "都不是，转给专人答复";
    public const string IsReport = "其实要反映问题";

    /// <summary>The choices of a question that is not surely answered.</summary>
    public static string Which(ConversationState.AskedIfQuestion state) =>
        Talk.Choices([.. state.Near, state.Near.IsEmpty ? ToPerson : NoneToPerson, .. state.Guessed ? [IsReport] : Array.Empty<string>()]);

    /// <summary>The same in one line, when it is come back to.</summary>
    public static string Reminder(ConversationState.AskedIfQuestion state) => $"——刚才您问的，回数字选：\n{Which(state)}\n不问了回“取消”。";

    /// <summary>Beside an open report the digits are the report's own; 0 is free.</summary>
    public const string ChoiceInside = "没说清就回 0，转给人答复。";

    public static string Answer(Passage passage) => $"{passage.Answer}\n来源：{passage.Source}";
}
