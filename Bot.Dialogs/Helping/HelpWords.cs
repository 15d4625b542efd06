namespace Bot.Dialogs.Helping;

/// <summary>How to use this, on one screen of a phone.</summary>
internal static class HelpWords
{
    public const string Help = """
        直接说就行，比如“楼下路灯坏了”。打字、说话、照片、视频、位置都收。
        还可以回这些：
        我的网格员——看是谁、电话多少
        查进度——看办到哪了
        催办、补充、撤回、评价——后面跟编号
        投诉网格员——不会给他本人看
        举报——身份保密
        问＋您的问题——有专人答
        人工——热线电话
        取消、返回、跳过——随时能用
        """;

    public const string Empty = "没收到字，再发一次好吗？打字、说话、发照片都行。";

    public static string Unreadable(string what) =>
        $"{(what.Length is > 0 and <= 10 ? what : "这个")}我看不了。打字、说话、发照片或位置都行。";

    public static string SayAgain(Jurisdiction town) => $"刚才没记上，请您再说一遍。急事请打 {town.HotlinePhone}。";
}
