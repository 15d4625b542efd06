using Bot.Dialogs.Joining;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.SendingUp;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Tracking;

/// <summary>撤回, once more to be sure: what is taken back is done by nobody any more.</summary>
internal static class WithdrawDialog
{
    /// <summary>Up to this many characters words are why; longer ones are something else.</summary>
    private const int ReasonLength = 30;

    public static Turn Ask(ConversationState state, IntakeSummary intake, string? reason)
    {
        var sent = state as ConversationState.SentUp;
        var next = new ConversationState.AskedToWithdraw(intake.Number)
        {
            Reason = reason is { Length: > 0 } ? reason : null, SentUpAt = sent?.At, GridCode = sent?.GridCode, Interrupted = state.OpenDraft,
        };
        return new(next, intake.IsFollowed ? FollowWords.AskToLeave(intake) : WithdrawWords.Ask(intake));
    }

    public static Turn Hear(ConversationState.AskedToWithdraw state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        var digit = Digits.Choice(words);
        if (digit == 1 || Cues.IsYes(folded))
            return TakeBack(state, guide);
        if (digit == 2 || Cues.IsNo(folded) || folded is "不撤" or "不撤了" or "别撤" or "接着办" or "不撤回" or "接着跟")
            return Keep(state, guide);
        if (folded is "不再跟进" or "不跟了" or "不跟进了")
            return TakeBack(state, guide);
        if (digit is not null || IdleTalk.Answer(folded) is not null || !folded.Any(char.IsLetter))
            return new(state, WithdrawWords.Choices);
        if (Digits.Leading(words) is (1, { Length: > 0 } said))
            return TakeBack(state with { Reason = said }, guide);
        return words.Length <= ReasonLength && !PlaceTalk.IsJustPlace(words, guide)
            ? new(state with { Reason = words }, Talk.Lines("原因记下了。", WithdrawWords.Choices))
            : Aside.Leave(state, new Incoming.Text(words), guide);
    }

    public static Turn TakeBack(ConversationState.AskedToWithdraw state, IGuide guide)
    {
        if (OwnIntakes.Find(state.Number, guide) is not { } intake)
            return Aside.Over(state, TrackWords.NotYours, guide);
        if (!OwnIntakes.Allows(intake, IntakeAct.Withdraw))
            return Aside.Over(state, ActWords.TooLate(intake, IntakeAct.Withdraw), guide);
        if (intake.IsFollowed)
            return Aside.Over(state, FollowWords.Left(intake), guide, new Outcome.StopFollowing(state.Number));
        var reply = Talk.Lines(WithdrawWords.Withdrawn(intake), state.SentUpAt is null ? "" : SendUpWords.AfterWithdrawal);
        return Aside.Over(state, reply, guide, new Outcome.Withdraw(state.Number, state.Reason));
    }

    /// <summary>It goes on; after a danger one stands where one stood.</summary>
    public static Turn Keep(ConversationState.AskedToWithdraw state, IGuide guide) => state.SentUpAt is { } at
        ? new(new ConversationState.SentUp(state.Number, at) { GridCode = state.GridCode, Interrupted = state.Interrupted }, WithdrawWords.Kept(state.Number))
        : Aside.Over(state, OwnIntakes.Find(state.Number, guide) is { IsFollowed: true } ? FollowWords.Kept(state.Number) : WithdrawWords.Kept(state.Number), guide);
}
