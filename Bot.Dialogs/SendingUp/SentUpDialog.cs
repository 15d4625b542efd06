using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Tracking;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.SendingUp;

/// <summary>The hour after a danger was sent up: what is said adds to it, and a false alarm takes it back after a digit.</summary>
internal static class SentUpDialog
{
    public static bool IsOver(ConversationState state, DateTimeOffset now) =>
        state is ConversationState.SentUp sent && now - sent.At > DialogLimits.SentUpFor;

    public static Turn Hear(ConversationState.SentUp state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        if (SendUpDialog.FalseAlarms.Contains(folded))
            return AskToWithdraw(state, null, guide);
        if (Digits.Choice(words) == 1 || Cues.IsYes(folded) || Cues.IsNo(folded) || !words.Any(char.IsLetterOrDigit))
            return new(state, SendUpWords.Again(state));
        if (Digits.Choice(words) is { } building)
            return Add(state, $"{building}号", null);
        if (IdleTalk.Answer(folded) is not null)
            return new(state, SendUpWords.Again(state));
        return IsAnotherMatter(state, words, guide) ? Aside.Leave(state, new Incoming.Text(words), guide) : Add(state, words, null);
    }

    public static Turn Hear(ConversationState.SentUp state, Incoming.Media media) => Add(state, null, new(media.Kind, media.MediaId));

    public static Turn Hear(ConversationState.SentUp state, Incoming.Location location, IGuide guide)
    {
        var place = Places.OnMap(location, guide.GridAt(location.Longitude, location.Latitude), guide);
        var grid = place.GridCode is { } code ? guide.GridByCode(code)?.Name : null;
        return Add(state, SendUpWords.Location(place.Words, grid == place.Words ? null : grid, location.Longitude, location.Latitude), null);
    }

    /// <summary>Commands that mean the danger while it is on its way; null for those that work as ever.</summary>
    public static Turn? Command(ConversationState.SentUp state, Command command, IGuide guide) => command switch
    {
        { Verb: Verb.Confirm or Verb.Back or Verb.Skip } => new(state, SendUpWords.Again(state)),
        { Verb: Verb.Withdraw, Number: null } => AskToWithdraw(state, command.Words, guide),
        { Verb: Verb.Cancel } => AskToWithdraw(state, null, guide),
        { Verb: Verb.Supplement, Number: null, Words.Length: > 0 } => Add(state, command.Words, null),
        { Verb: Verb.ChangePlace or Verb.ChangeText or Verb.ChangePhone } => new(state, SendUpWords.Again(state)),
        _ => null,
    };

    private static Turn AskToWithdraw(ConversationState.SentUp state, string? reason, IGuide guide) =>
        OwnIntakes.Find(state.Number, guide) is { } intake && OwnIntakes.Allows(intake, IntakeAct.Withdraw)
            ? WithdrawDialog.Ask(state, intake, reason)
            : new(state, SendUpWords.Again(state));

    private static Turn Add(ConversationState.SentUp state, string? words, DraftMedia? media) =>
        new(state, SendUpWords.Added(state.Number), new Outcome.Supplement(state.Number, words, media));

    // A supplement loses nothing, so only what happens in another grid and is surely about something else leaves the danger.
    private static bool IsAnotherMatter(ConversationState.SentUp state, string words, IGuide guide)
    {
        var named = Places.In(words, guide, onlyCertain: true, isAnswer: false);
        return state.GridCode is { } here && named.Length > 0 && named.All(p => p.GridCode != here)
            && guide.Understanding.Judge(words) is { Urgent: false, Confidence: >= DraftReading.SureEnough } meaning
            && OwnIntakes.Find(state.Number, guide) is { } intake
            && guide.Jurisdiction.Item(meaning.Item)?.Name != intake.ItemName;
    }
}
