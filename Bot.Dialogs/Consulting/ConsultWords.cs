namespace Bot.Dialogs.Consulting;

/// <summary>Everything said around a question.</summary>
internal static class ConsultWords
{
    public const string Separate = "这个问题我另记一条，编号 " + Turn.NumberMark + "，会有专人答复您。";
    public const string NotFound = "这个我手头的文件里没写，不敢乱说。";
    public const string Useful = "好。还有想问的，回“问”再加您的问题。";
    public const string Choices = "回 1 有用　2 没说清，转给人答复";

    /// <summary>Beside an open report the digits are the report's own; 0 is free.</summary>
    public const string ChoiceInside = "没说清就回 0，转给人答复。";

    public static string Answer(Passage passage) => $"{passage.Answer}\n来源：{passage.Source}";
}
