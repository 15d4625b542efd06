using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Understanding;
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
        if (guide.Understanding.Judge(words).Danger != Danger.None)
            return Aside.Leave(state, new Incoming.Text(words), guide);
        if (ScoreReader.Read(words) is { } rating)
        {
            var said = Together(state.Said, rating.Words);
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
    public static Turn Hear(ConversationState.AskedForRating state, Incoming.Media media, IGuide guide) => state.Interrupted is null
        ? new(state, Talk.Lines(RatingWords.PhotoTaken, RatingWords.Choices), new Outcome.Supplement(state.Number, null, new(media.Kind, media.MediaId)))
        : Aside.Leave(state, media, guide);

    private static string? Together(string? before, string? now) =>
        before is null ? now : now is null ? before : Clip($"{before}\n{now}");

    private static string Clip(string words) => words.Length <= DialogLimits.TextLength ? words : words[..DialogLimits.TextLength];
}
