namespace Bot.Dialogs.Welcoming;

/// <summary>The first words, and the small talk around them.</summary>
internal static class WelcomeWords
{
    public const string Greeting = "您好，我在。有事直接说，比如“楼下路灯坏了”；想找网格员，回“我的网格员”。";
    public const string Face = "看到啦，我在听。";
    public const string SayIt = "有事直接说就行，打字、说话、发照片都行。";
    public const string Thanks = "不客气，有事随时说。";
    public const string Calm = "听得出您很窝火，我在听。是什么事、在哪里，您说，我帮您报上去。";
    public const string NothingToChoose = "现在没有要选的。有事直接说就行；想看办得怎样，回“查进度”。";
    public const string NothingOpen = "现在没有没办完的事。有事直接说就行。";
    public const string UnknownCode = "这个二维码我没认出来。发个位置，或者说小区、村组，我帮您找网格员。";

    public static string Welcome(Jurisdiction place) => Talk.Lines(
        $"您好！这里是{place.Name}的网格服务。",
        "有事直接说，打字、说话、发照片都行，比如“楼下路灯坏了”。",
        "想找您的网格员，发个位置，或回“我的网格员”。不会用，回“帮助”。");

    public static string HomeBound(GridNotice grid) => $"已经把{grid.Name}记成您家所在的网格，以后报事不用再说地方。";
}
