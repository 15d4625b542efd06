namespace Bot.Dialogs.CallingStaff;

/// <summary>How to reach a person.</summary>
internal static class CallStaffWords
{
    public const string Sorry = "抱歉，让您受气了。想保密身份，回“保密”。";

    public const string HandOver = "回 1 把这些话交给值班的人，有人给您回话　2 接着自己报";

    public static string Phones(Jurisdiction place) => Talk.Lines(
        $"监督电话 {place.SupervisionPhone}，市民热线 {place.HotlinePhone}，直接打就有人接。",
        "不方便打，也可以在这里留话：直接说，有人会看、会答复您。有危险先打 110、119、120。");
}
