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
        投诉、求助、建议——后面直接跟事情
        投诉网格员——不会给他本人看
        举报——身份保密
        问＋您的问题——能答的马上答，答不了的转专人
        人工——热线电话，也能把话交给值班的人
        替家里老人、邻居报也行，说一声是替谁
        改内容、改地点、改电话、取消、返回、跳过——随时能用
        有危险先打 110、119、120，再告诉我，我马上报上去
        """;

    public const string Empty = "没收到字，再发一次好吗？打字、说话、发照片都行。";

    public static string Unreadable(string what) =>
        $"{(what.Length is > 0 and <= 10 ? what : "这个")}我看不了。打字、说话、发照片或位置都行。";

    public static string TooFast(int seconds, Jurisdiction town) =>
        $"您发得有点快，一分钟里收不下这么多，这条没记上。请过 {seconds} 秒再发，前面说的都还在。急事请打 {town.HotlinePhone}，有危险打 110、119、120。";

    public static string SayAgain(Jurisdiction town) => $"刚才没记上，请您再说一遍。急事请打 {town.HotlinePhone}。";
}
