using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;

namespace Bot.Dialogs.Tracking;

/// <summary>Where things stand: one intake at once when it is clear which, otherwise a list for a digit.</summary>
internal static class TrackDialog
{
    private const int QuestionLength = 30;

    private static readonly string[] Asking =
        ["咋样了", "怎么样了", "怎样了", "修好了吗", "修好没", "修好了没", "到哪一步", "到哪步", "有结果", "有进展", "啥进展", "处理了吗", "处理好了吗", "处理没", "有人管了吗", "办好了吗", "办好没", "办了没", "有没有消息", "怎么还没"];

    private static readonly string[] Pointing = ["上次", "之前", "我报", "那个", "那件", "我的", "前几天", "报的", "昨天", "反映的", "说的"];

    public static Turn Track(ConversationState state, Command command, IGuide guide)
    {
        if (command.Number is { } number)
            return Show(state, OwnIntakes.Find(number, guide), guide);
        var open = guide.MyIntakes.Where(OwnIntakes.IsOpen).ToList();
        if (open.Count == 1)
            return Show(state, open[0], guide);
        return guide.MyIntakes.Count switch
        {
            0 => new(state, TrackWords.None),
            1 => Show(state, guide.MyIntakes[0], guide),
            _ => List(state, IntakeAct.Track, null, guide),
        };
    }

    /// <summary>Answers 上次那个下水道修得咋样了; null when the words are no such question or nothing was reported yet.</summary>
    public static Turn? Question(ConversationState state, string words, IGuide guide)
    {
        var asks = words.Length <= QuestionLength && guide.MyIntakes.Count > 0
            && Asking.Any(a => words.Contains(a, StringComparison.Ordinal))
            && Pointing.Any(p => words.Contains(p, StringComparison.Ordinal));
        if (!asks)
            return null;
        return OwnIntakes.Meant(words, guide) is { } intake ? Show(state, intake, guide) : Track(state, new(Verb.Track), guide);
    }

    public static Turn List(ConversationState state, IntakeAct act, string? said, IGuide guide)
    {
        var listed = OwnIntakes.Listed(act, guide);
        return new(
            new ConversationState.ShowedIntakes([.. listed.Select(i => i.Number)]) { Act = act, Said = said, Interrupted = state.OpenDraft },
            TrackWords.List(listed, ActWords.Which(act)));
    }

    public static Turn Choose(ConversationState.ShowedIntakes state, string words, IGuide guide)
    {
        if (Digits.Choice(words) is not { } digit)
            return Aside.Leave(state, new Incoming.Text(words), guide);
        if (digit > state.Numbers.Length)
            return new(state, TrackWords.OutOfList);
        var number = state.Numbers[digit - 1];
        return state.Act == IntakeAct.Track
            ? ShowFromList(state, number, guide)
            : ActDialog.Do(state, state.Act, number, state.Said ?? "", guide);
    }

    // The list stays open for the next digit; a draft that waits is led back to.
    private static Turn ShowFromList(ConversationState.ShowedIntakes state, string number, IGuide guide)
    {
        var told = OwnIntakes.Find(number, guide) is { } intake ? Told(intake, guide) : TrackWords.NotYours;
        return state.Interrupted is null ? new(state, told) : Aside.Over(state, told, guide);
    }

    private static Turn Show(ConversationState state, IntakeSummary? intake, IGuide guide) =>
        new(state, intake is null ? TrackWords.NotYours : Told(intake, guide));

    private static string Told(IntakeSummary intake, IGuide guide) => PageLink.In(
        TrackWords.One(intake, guide.Now, progress: ProgressLine.Of(intake, guide.Jurisdiction.Progress)), "经过和照片", intake.Number, guide.Jurisdiction.IntakePages);
}
