namespace Bot.Dialogs.Publishing;

/// <summary>Sentences about what of a resident may stand on the public board.</summary>
internal static class PublishWords
{
    public const string HiddenDraft = "好，这件办完也不放上公开栏。";
    public const string ShownDraft = "好，这件办完可以公开，不带您的名字、电话和门牌。";
    public const string HiddenAll = "好，您报的事都不放上公开栏，以后的也是。改主意了，说“都可以公开”。";
    public const string ShownAll = "好，您报的事办完可以公开，不带名字、电话和门牌。";
    public const string Sealed = "这件是保密的，本来就不公开，放心。";
    public const string Neighbours = "这件是邻居报的，您的名字和话本来就不公开，放心。";

    /// <summary>Somebody who wants nothing shown says that one may be.</summary>
    public const string StillAll = "您说过都不公开，这件也先不放。都可以公开了，说“都可以公开”。";

    public static string Hidden(string number) => $"好，{number} 不放上公开栏。改主意了，说“可以公开 {number}”。";

    public static string Shown(string number) => $"好，{number} 办完可以公开，不带您的名字、电话和门牌。";

    public static string Which(bool hide) => hide
        ? "哪一件不公开？说“不公开”加编号；全都不公开，说“都不公开”。"
        : "哪一件可以公开？说“可以公开”加编号；全都可以，说“都可以公开”。";
}
