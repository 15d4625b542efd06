using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Tracking;

/// <summary>怎么还没人来, 都几天了, 快点啊: no report but a question after the one that is on its way. Told how it stands, and offered to urge.</summary>
internal static class Impatience
{
    /// <summary>Longer words have a matter in them.</summary>
    private const int Longest = 16;

    private static readonly string[] Signs =
    [
        "还没人来", "没人来", "还不来", "怎么不来", "啥时候来", "什么时候来", "几时来", "几天了", "多少天了", "多久了", "等多久", "还要多久", "要等到", "等了半天", "等半天", "等好久", "等了好久", "等到啥时候",
        "快点", "快一点", "快些", "抓紧", "赶紧", "急死", "催死", "急急急", "人呢", "没动静", "没消息", "没音信", "没下文", "到底管不管", "管不管", "有没有人管", "没人管吗", "拖到啥时候", "拖多久", "磨蹭", "还没修", "还没弄", "还没办", "咋还没", "怎么还没",
    ];

    /// <summary>The answer; null when the words are no such thing, or something is being reported or asked just now.</summary>
    public static Turn? Answer(ConversationState state, string words, IGuide guide)
    {
        if (state.OpenDraft is { Text.Length: > 0 } or { Media.Length: > 0 } || !IsFree(state) || !IsPure(words, guide))
            return null;
        var open = OwnIntakes.Listed(IntakeAct.Urge, guide);
        if (open.Count == 0)
            return guide.MyIntakes.Any(i => i.AwaitsRating) ? null : new(state, ActWords.WhichMatter);
        if (OwnIntakes.Meant(words, guide) is { } meant && open.Contains(meant))
            open = [meant];
        return open.Count == 1
            ? new(
                new ConversationState.ShowedIntakes([open[0].Number]) { Act = IntakeAct.Urge, Interrupted = state.OpenDraft },
                Talk.Lines(ActWords.SorryForWaiting, TrackWords.One(open[0], guide.Now, withHint: false), ActWords.UrgeByDigit))
            : TrackDialog.List(state, IntakeAct.Urge, null, guide) is var list ? list with { Reply = Talk.Lines(ActWords.SorryForWaiting, list.Reply) } : null;
    }

    private static bool IsFree(ConversationState state) => state is ConversationState.Idle or ConversationState.ShowedIntakes or ConversationState.OfferedHere
        or ConversationState.AskedForProblem or ConversationState.AskedWhereTheyLive;

    // 路灯几天了还不亮 is a report: it names what is wrong, or where. That nobody comes is a matter of conduct only where somebody is blamed.
    private static bool IsPure(string words, IGuide guide) => words.Length <= Longest
        && Signs.Any(s => words.Contains(s, StringComparison.Ordinal))
        && guide.Understanding.Judge(words) is var meaning
        && (!meaning.NamesMatter || (meaning.Item == ServiceItems.OfficialConduct && !Cues.BlamesWorker(words)))
        && guide.FindPlaces(words).Count == 0;
}
