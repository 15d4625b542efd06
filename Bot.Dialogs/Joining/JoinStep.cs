using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Joining;

/// <summary>
/// A complete draft repeats what a neighbour reported: the summary says so and offers to go along. 确认 reports it all the
/// same, as under any summary, so that nobody needs a turn more than the three for a matter of their own.
/// </summary>
internal static class JoinStep
{
    private static readonly string[] Along = ["一起跟进", "跟进", "一起", "一起办", "跟着", "跟着办", "一起报", "加我一个", "算我一个", "同一件", "是同一件", "就是这个", "就是这件", "就这个", "一样的"];
    private static readonly string[] Apart = ["另报一件", "另报", "另外报", "单独报", "自己报", "不一样", "不是同一件", "不是一件", "不是一回事", "是另一件", "另一件", "不跟进", "不跟", "不用", "不用了", "提交", "我自己报", "还没好"];

    /// <summary>The question, when there is one to put; null else.</summary>
    public static Turn? Ask(Draft draft, IGuide guide, string lead) => guide.SameLately(draft) is { } same
        ? new(new ConversationState.AskedToJoin(draft, same.Number), Talk.Lines(lead, ReportWords.Understood(draft, guide), JoinWords.Offer(same, guide.Now)))
        : null;

    public static Turn Hear(ConversationState.AskedToJoin state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        var digit = Digits.Choice(words);
        if (digit == 1 || Cues.IsYes(folded) || Along.Contains(folded))
            return Join(state, guide);
        if (digit == 2 || Cues.IsNo(folded) || Apart.Contains(folded))
            return Submission.Go(state, state.Draft, guide);
        if (digit is 3 or 4)
            return digit == 3 ? CorrectionStep.AskForNewText(state.Draft) : DraftAsking.AskForPlace(state.Draft, "");
        if (digit is not null || IdleTalk.Answer(folded) is not null || (!folded.Any(char.IsLetter) && Numbers.Phone(words) is null))
            return new(state, ReportWords.Reminder(state));
        // More of the story, another place, a phone: the summary anew, and with it the offer if it still stands.
        return ConfirmStep.Hear(new ConversationState.AskedToConfirm(state.Draft) { TouchedAt = state.TouchedAt }, words, guide);
    }

    // What was over in the meantime cannot be joined: then it is their own, as they had said before.
    private static Turn Join(ConversationState.AskedToJoin state, IGuide guide)
    {
        if (guide.SameLately(state.Draft)?.Number != state.Number)
        {
            var own = Submission.Go(state, state.Draft, guide);
            return own with { Reply = Talk.Lines(JoinWords.OverMeanwhile(state.Number), own.Reply) };
        }
        return Aside.Drop(state, JoinWords.Joined(state.Number), guide, new Outcome.Join(state.Number, state.Draft with { Later = null }));
    }
}
