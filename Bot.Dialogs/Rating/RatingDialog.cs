using Bot.Dialogs.Joining;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Rating;

/// <summary>One digit or a few words rate a result; unhappy means it is done again. A draft that was open goes on afterwards.</summary>
internal static class RatingDialog
{
    private static readonly string[] Unfinished = ["又", "还是", "还没", "没修", "没人来", "根本没", "哪修", "还在", "没有修", "没来", "还有", "仍然"];

    /// <summary>评价 with or without the rating itself.</summary>
    public static Turn Ask(ConversationState state, string number, string words, IGuide guide)
    {
        var asked = new ConversationState.AskedForRating(number, state.OpenDraft);
        return words.Length > 0 && ScoreReader.Read(words) is not null ? Hear(asked, words, guide) : new(asked, RatingWords.Ask(number));
    }

    public static Turn Hear(ConversationState.AskedForRating state, string words, IGuide guide)
    {
        if (ScoreReader.Read(words) is { } rating)
        {
            var said = Together(state.Said, rating.Words);
            if (Followed(state.Number, guide) is { } followed)
                return RateFollowed(state, followed, rating.Score, said, guide);
            if (Tracking.OwnIntakes.Find(state.Number, guide) is { AwaitsRating: false })
                return Aside.Over(state, FollowWords.RatingOver(state.Number), guide);
            if (rating.Score <= WhyDialog.Unhappy && said is null)
                return WhyDialog.Ask(state, rating.Score);
            return Aside.Over(state, RatingWords.Of(rating.Score, rating.Words), guide, new Outcome.Rate(state.Number, rating.Score, said));
        }
        if (Digits.Choice(words) is not null || Cues.IsYes(Plain.Fold(words)))
            return new(state, RatingWords.Choices);
        if (IdleTalk.Answer(Plain.Fold(words)) is { } talk)
            return new(state, Talk.Lines(talk, RatingWords.Choices));
        if (state.Interrupted is null && Unfinished.Any(u => words.StartsWith(u, StringComparison.Ordinal)))
            return new(state with { Said = Together(state.Said, words) }, RatingWords.SoundsUnfinished);
        return Aside.Leave(state, new Incoming.Text(words), guide);
    }

    /// <summary>A picture while a rating is awaited shows how it looks now: it belongs to that intake, unless a draft waits for it.</summary>
    public static Turn Hear(ConversationState.AskedForRating state, Incoming.Media media, IGuide guide) => state.Interrupted is null && Followed(state.Number, guide) is not { Stage: IntakeStage.Closed }
        ? new(state, Talk.Lines(RatingWords.PhotoTaken, RatingWords.Choices), new Outcome.Supplement(state.Number, null, new(media.Kind, media.MediaId)))
        : Aside.Leave(state, media, guide);

    /// <summary>A neighbour's result is rated by who follows it too: noted, and it neither closes nor reopens anything.</summary>
    private static Turn RateFollowed(ConversationState.AskedForRating state, IntakeSummary followed, int score, string? said, IGuide guide) => followed.AwaitsRating
        ? Aside.Over(state, FollowWords.Rated(state.Number, score, guide.Jurisdiction), guide, new Outcome.Rate(state.Number, score, said))
        : Aside.Over(state, FollowWords.RatingOver(state.Number), guide);

    private static IntakeSummary? Followed(string number, IGuide guide) => Tracking.OwnIntakes.Find(number, guide) is { IsFollowed: true } intake ? intake : null;

    /// <summary>
    /// 还没修好, said without being asked, after a result that was not rated: refuses it when it is clear which one is meant.
    /// Null when the words are no such thing.
    /// </summary>
    public static Turn? Unprompted(ConversationState state, string words, IGuide guide)
    {
        if (words.Length > Refusal || !NotDone.Any(n => words.Contains(n, StringComparison.Ordinal)) || words.AsSpan().IndexOfAny(['吗', '?', '？']) >= 0)
            return null;
        var awaiting = guide.MyIntakes.Where(i => i.AwaitsRating).ToList();
        var meant = awaiting.Count == 1 ? awaiting[0] : Tracking.OwnIntakes.Meant(words, guide) is { AwaitsRating: true } one ? one : null;
        var elsewhere = meant is null || (Places.In(words, guide, onlyCertain: true, isAnswer: false).Length > 0 && Tracking.OwnIntakes.Meant(words, guide) != meant);
        if (awaiting.Count > 1 && meant is null)
            return Tracking.TrackDialog.List(state, IntakeAct.Rate, words, guide);
        if (!elsewhere && meant!.IsFollowed)
            return Aside.Over(state, FollowWords.Rated(meant.Number, 1, guide.Jurisdiction), guide, new Outcome.Rate(meant.Number, 1, words));
        return elsewhere ? null : Aside.Over(state, RatingWords.Refused(meant!.Number, words), guide, new Outcome.Rate(meant.Number, 1, words));
    }

    private const int Refusal = 20;

    private static readonly string[] NotDone = ["没修好", "没弄好", "没办好", "没解决", "没处理", "没有修", "没有处理", "根本没", "没人来", "没来人", "没搞好", "没整好"];

    private static string? Together(string? before, string? now) =>
        before is null ? now : now is null ? before : Clip($"{before}\n{now}");

    private static string Clip(string words) => words.Length <= DialogLimits.TextLength ? words : words[..DialogLimits.TextLength];
}
