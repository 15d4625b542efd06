using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>What to do now, before anything else. Short: it may be read with shaking hands.</summary>
internal static class DangerWords
{
    public static string For(Danger danger) => danger switch
    {
        Danger.Fire => "先顾人：马上出来，别坐电梯，打 119。",
        Danger.Gas => "先顾人：赶快开窗，别开关电灯、别点火，带家人下楼到外面，再打 119 和燃气抢修电话。有人头晕，打 120。",
        Danger.Electricity => "先离远点，别碰电线、别碰水，也别让别人靠近。有人触电或起火，马上打 120、119。",
        Danger.TrappedInLift => "别扒门，按电梯里的紧急呼叫，马上打 119；有人不舒服，打 120。",
        Danger.Violence => "先躲到安全的地方，马上打 110；有人受伤，打 120。",
        Danger.SelfHarm => "您先别一个人扛着，有人愿意听您说。现在就打 110 或 120，也可以打 12356 心理援助热线；身边有人的话，请他陪着。",
        Danger.Drowning => "别贸然下水，先喊人，扔绳子、木板过去，马上打 119、120、110。",
        Danger.Collapse => "先离开那里，别回头拿东西，马上打 119；有人受伤，打 120。",
        Danger.Medical => "先打 120，说清楚地址；别随便搬动病人，让人到路口接车。",
        _ => "",
    };
}
