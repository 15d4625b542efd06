using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.PickingUp;

/// <summary>The answer to the offer: one of the two goes on, the other is kept for afterwards or given up.</summary>
internal static class PickUpDialog
{
    private static readonly string[] GoOn = ["接着报", "接着说", "继续", "接着", "继续报", "接着报那件", "报那件", "昨天那件", "要报"];
    private static readonly string[] GiveUp = ["不报了", "不要了", "不用了", "算了", "报现在这件", "现在这件", "这件", "新的"];

    public static Turn Hear(ConversationState.AskedToGoOn state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        var digit = Digits.Choice(words);
        if (digit == 1 || GoOn.Contains(folded) || Cues.IsYes(folded))
            return TakeOld(state, guide);
        if (digit == 2 || GiveUp.Contains(folded) || Cues.IsNo(folded))
            return LeaveOld(state, guide);
        if (digit is not null || IdleTalk.Answer(folded) is not null || !folded.Any(char.IsLetter))
            return new(state, PickUpWords.Choices(state));
        var fresh = state.Fresh ?? new Draft();
        return DraftReading.Fits(fresh, words)
            ? With(state, DraftReading.Add(fresh, words, guide).Draft)
            : new(state, Talk.Lines(ReportWords.TextTooLong(words.Length), PickUpWords.Choices(state)));
    }

    public static Turn Hear(ConversationState.AskedToGoOn state, Incoming.Media media)
    {
        var fresh = state.Fresh ?? new Draft();
        return fresh.Media.Length >= DialogLimits.Media
            ? new(state, Talk.Lines(ReportWords.MediaFull, PickUpWords.Choices(state)))
            : With(state, fresh with { Media = fresh.Media.Add(new(media.Kind, media.MediaId)) });
    }

    /// <summary>A place belongs to what is spoken of now.</summary>
    public static Turn Hear(ConversationState.AskedToGoOn state, DraftPlace place, string lead, IGuide guide) => state.Fresh is { } fresh
        ? DraftAsking.Next(Places.Settle(fresh, place) with { Later = state.Draft }, guide, lead)
        : DraftAsking.Next(Places.Settle(state.Draft, place), guide, lead);

    public static Turn TakeOld(ConversationState.AskedToGoOn state, IGuide guide) => state.Fresh switch
    {
        null => DraftAsking.Next(state.Draft, guide),
        { Text.Length: 0 } onlyMedia => DraftAsking.Next(
            state.Draft with { Media = [.. state.Draft.Media.Concat(onlyMedia.Media).Take(DialogLimits.Media)] }, guide),
        _ => DraftAsking.Next(state.Draft with { Later = Last(state.Draft.Later, state.Fresh) }, guide),
    };

    /// <summary>2, or 取消: without anything new the old one is given up, else the new one goes first.</summary>
    public static Turn LeaveOld(ConversationState.AskedToGoOn state, IGuide guide) => state.Fresh is { } fresh
        ? DraftAsking.Next(fresh with { Later = state.Draft }, guide)
        : Aside.Drop(state, ReportWords.Cancelled, guide);

    /// <summary>取消 means the old one; what was said now goes on.</summary>
    public static Turn Cancel(ConversationState.AskedToGoOn state, IGuide guide) => state.Fresh is { } fresh
        ? DraftAsking.Next(fresh with { Later = state.Draft.Later }, guide, ReportWords.Cancelled)
        : Aside.Drop(state, ReportWords.Cancelled, guide);

    private static Turn With(ConversationState.AskedToGoOn state, Draft fresh)
    {
        var next = state with { Fresh = fresh };
        return new(next, PickUpWords.Choices(next));
    }

    private static Draft Last(Draft? waiting, Draft fresh) => waiting is null ? fresh : waiting with { Later = Last(waiting.Later, fresh) };
}
