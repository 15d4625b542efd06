using Bot.Dialogs.Joining;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Tracking;
using Bot.Dialogs.Understanding;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.PickingUp;

/// <summary>
/// A draft that lay untouched over a date or for hours neither goes on by itself nor vanishes: it is offered again,
/// and what is said now is kept beside it. What clearly goes on with it does, showing what it is about.
/// </summary>
internal static class OldDrafts
{
    public static bool IsOld(ConversationState state, DateTimeOffset now) =>
        state is { TouchedAt: { } touched, OpenDraft: { Text.Length: > 0, SendUpAt: null } }
        && (touched.ToOffset(now.Offset).Date != now.Date || now - touched > DialogLimits.DraftIsFresh);

    /// <summary>The offer, when the words ask for one; null when they are heard as ever.</summary>
    public static Turn? Offer(ConversationState state, string words, Command? command, IGuide guide)
    {
        if (!MayOffer(state, guide.Now) || words.Length is 0 or > DialogLimits.TextLength)
            return null;
        var settled = Aside.Settle(state, guide) as ConversationState.Reporting;
        return settled is null ? null : command switch
        {
            { Verb: Verb.Report, Words.Length: > 0 } => Ask(state, Fresh(new Draft { Kind = command.Kind }, command.Words, guide), guide),
            { Verb: Verb.Report or Verb.Skip or Verb.Back } => Ask(state, null, guide),
            { Verb: Verb.Confirm } when settled is not (ConversationState.AskedToConfirm or ConversationState.AskedToJoin) => Ask(state, null, guide),
            not null => null,
            _ => OfferForWords(state, settled, words, guide),
        };
    }

    /// <summary>A picture is of the old matter or of a new one: the resident says which.</summary>
    public static Turn? Offer(ConversationState state, Incoming.Media media, IGuide guide) => MayOffer(state, guide.Now)
        ? Ask(state, new Draft { Media = [new(media.Kind, media.MediaId)] }, guide)
        : null;

    /// <summary>The turn as it sounds when the draft is not of a moment ago.</summary>
    public static Turn Retold(ConversationState state, Turn turn, DateTimeOffset now)
    {
        var draft = state.OpenDraft!;
        var goesOn = turn.Outcomes is [Outcome.SubmitReport submit, ..] && submit.Draft.Text.StartsWith(draft.Text, StringComparison.Ordinal)
            || (turn.Next is ConversationState.Reporting and not ConversationState.AskedToGoOn && !ReferenceEquals(turn.Next, state)
                && state is ConversationState.Reporting and not ConversationState.AskedToGoOn);
        return goesOn
            ? turn with { Reply = Talk.Lines(PickUpWords.GoingOn(draft, state.TouchedAt!.Value, now), turn.Reply) }
            : turn with { Reply = turn.Reply.Replace("——刚才", "——上次", StringComparison.Ordinal) };
    }

    private static bool MayOffer(ConversationState state, DateTimeOffset now) => IsOld(state, now)
        && state is ConversationState.Reporting and not ConversationState.AskedToGoOn
            or ConversationState.AskedWhereTheyLive or ConversationState.AskedWhichHome or ConversationState.ShowedIntakes;

    private static Turn? OfferForWords(ConversationState state, ConversationState.Reporting settled, string words, IGuide guide)
    {
        if (TrackDialog.Question(state, words, guide) is not null || Abuse.IsPure(words) || GoesOn(settled, words, guide))
            return null;
        var folded = Plain.Fold(words);
        var saysNothing = Cues.IsYes(folded) || Cues.IsNo(folded) || IdleTalk.Answer(folded) is not null
            || Digits.Choice(words) is not null || !folded.Any(char.IsLetter);
        return Ask(state, saysNothing ? null : Fresh(new Draft(), words, guide), guide);
    }

    // A digit of the list on the table, a place that was asked for, a number to call.
    private static bool GoesOn(ConversationState.Reporting settled, string words, IGuide guide)
    {
        if (Digits.Choice(words) is { } digit)
        {
            return settled switch
            {
                ConversationState.AskedToConfirm => digit <= 3,
                ConversationState.AskedToJoin => digit <= JoinWords.Digits,
                ConversationState.AskedForItem s => digit <= s.Items.Length + 1,
                ConversationState.AskedWhichPlace s => digit <= s.Places.Length + 1,
                ConversationState.AskedIfSame or ConversationState.OfferedInstead or ConversationState.AskedToHandOver => digit <= 2,
                _ => false,
            };
        }
        return PlaceTalk.IsJustPlace(words, guide) || (Numbers.Phone(words) is { } phone && Numbers.IsJustPhone(words, phone));
    }

    private static Draft Fresh(Draft draft, string words, IGuide guide) => DraftReading.Add(draft, words, guide).Draft;

    private static Turn Ask(ConversationState state, Draft? fresh, IGuide guide)
    {
        var next = new ConversationState.AskedToGoOn(state.OpenDraft!) { Fresh = fresh };
        return new(next, PickUpWords.Offer(next, state.TouchedAt!.Value, guide.Now));
    }
}
