using Bot.Dialogs.CallingStaff;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;

namespace Bot.Dialogs.Consulting;

/// <summary>
/// Asked whether what one tells is kept private (会不会泄露我的信息): answered with the place's own sentence, wherever the talk stands, and nothing
/// changes by it. Only a message that asks nothing else is meant: one that tells of something too is heard as what it tells.
/// </summary>
internal static class PrivacyQuestion
{
    private const string Around = Saying.Particles + " " + Saying.Asking
        + " 的 们 我的 我们的 信息 个人 个人信息 资料 电话 号码 电话号码 手机号 身份 名字 姓名 地址 隐私 话 事 会 能 可以 把 对 跟 让 被 到 别人 人家 外人 对方 他 他们 网格员 出去 给别人 是我 谁 里 这里 这儿 "
        + "说 说了 说的 我说 我说的 报 报了 报的 我报的 反映 反映的 举报 举报的 举报了 告诉 告诉你 告诉你们 之后 以后 了 什么 这些 这样 真 真的 应该 不 担心 怕 有点 想问 问 问下 问一下";

    private const string Asks = "吗 么 嘛 不会 会不会 能不能 可不可以 是不是 会不 能不 不 没有 呢";

    private static readonly Saying Leaks = new("泄露 泄漏 泄密 透露 外传 外泄 传出去 说出去 讲出去 保密 匿名 隐私安全 信息安全", Around + " 安全", Asks);

    private static readonly Saying Knows = new(
        "知道是我 晓得是我 看到是我 看出是我 查到是我 发现是我 猜到是我 知道我是谁 晓得我是谁 知道是谁 查到我 看得到我 看得见我 看到我 看见我", Around, Asks);

    /// <summary>The answer; null where nothing of the kind was asked, or the place has no sentence for it.</summary>
    public static Turn? Answer(ConversationState state, Command? command, string words, IGuide guide)
    {
        var asked = command switch { null => words, { Verb: Verb.Consult } => command.Words, _ => "" };
        if (guide.Jurisdiction.PrivacySay is not { } say || asked.Length == 0 || !Is(Plain.Fold(asked)))
            return null;
        // Who asks for secrecy in the middle of a report gets it at once: one word undoes it.
        if (state is ConversationState.Reporting { Draft: { Text.Length: > 0, Confidential: false, SendUpAt: null } } && Cues.WantsSecrecy(asked))
        {
            var sealedNow = CallStaffDialog.Confidential(state, "", guide);
            return sealedNow with { Reply = Talk.Lines(say, sealedNow.Reply) };
        }
        return Commands.LeadBack(state, new(state, Talk.Lines(say, state.OpenDraft?.Confidential == true ? "" : ReportWords.SecrecyOffer)));
    }

    private static bool Is(string folded) => Leaks.IsSaid(folded) || Knows.IsSaid(folded);
}
