using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Tracking;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.SendingUp;

/// <summary>A danger does not wait for 确认: with a place it goes up in the same turn, without one only the place is asked.</summary>
internal static class SendUpDialog
{
    /// <summary>Words that tell of a danger, in whatever state. Null when they belong to something that is already on its way.</summary>
    public static Turn? Hear(ConversationState state, Command? command, string words, Danger danger, IGuide guide)
    {
        if (command is { Number: not null } or { Verb: not (Verb.Report or Verb.Consult or Verb.AboutWorker or Verb.Confidential or Verb.Staff) })
            return null;
        if (command is null && TrackDialog.Question(state, words, guide) is not null)
            return null;
        var said = command is { Words.Length: > 0 } ? command.Words : words;
        var advice = DangerWords.For(danger);
        if (state is ConversationState.SentUp sent && IsSameEvent(sent, said, guide))
            return new(state, Talk.Lines(advice, SendUpWords.Added(sent.Number)), new Outcome.Supplement(sent.Number, said, null));
        var draft = DraftReading.Understand(DraftReading.Add(BaseOf(state, said, command, guide), said, guide).Draft, guide);
        draft = draft with { Urgent = true, Kind = draft.Kind == "inquiry" ? "request" : draft.Kind, Item = draft.Item ?? ServiceItems.Other };
        return PlaceOf(draft, said, guide) is { } place ? Go(draft with { Place = place }, guide, advice)
            : DraftAsking.NeedsPlace(draft) ? AskWhere(draft, guide, advice)
            : Go(draft, guide, advice);
    }

    /// <summary>Only the place is missing, and it is not waited for longer than <see cref="DialogLimits.DangerWaits"/>.</summary>
    public static Turn AskWhere(Draft draft, IGuide guide, string lead) => new(
        new ConversationState.AskedWhereDangerIs(draft with { SendUpAt = draft.SendUpAt ?? guide.Now + DialogLimits.DangerWaits }),
        Talk.Lines(lead, SendUpWords.AskWhere));

    public static Turn Go(Draft draft, IGuide guide, string lead = "")
    {
        var sent = draft with { SendUpAt = null, Later = null };
        var next = new ConversationState.SentUp(Turn.NumberMark, guide.Now) { GridCode = draft.Place?.GridCode, Interrupted = draft.Later };
        return new(next, Talk.Lines(lead, SendUpWords.SentUp(sent, guide.PromiseFor(sent), guide)), new Outcome.SubmitReport(sent));
    }

    /// <summary>Asked where the danger is: any place sends it up, and so does an answer that gives none.</summary>
    public static Turn HearPlace(ConversationState.AskedWhereDangerIs state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        if (FalseAlarms.Contains(folded))
            return Aside.Drop(state, SendUpWords.FalseAlarm, guide);
        // 1 is what one answers to a summary; any other digit is a building.
        if (Cues.IsYes(folded) || Digits.Choice(words) == 1)
            return Go(state.Draft, guide);
        if (Digits.Choice(words) is { } building)
            return Go(state.Draft with { Place = new($"{building}号", null) }, guide);
        if (!words.Any(char.IsLetterOrDigit) || Cues.IsNo(folded))
            return new(state, SendUpWords.StillWhere);
        var places = Places.In(Cues.WithoutPlaceLead(words), guide, onlyCertain: false, isAnswer: true);
        var draft = PlaceStep.KeepStory(state.Draft, words, guide);
        if (places.Length == 1)
            return Go(draft with { Place = places[0] }, guide);
        if (places.Length > 1 || Cues.LooksLikePlace(words) || words.Any(char.IsAsciiDigit) || !(Cues.LooksLikeStory(words) || Cues.CallsForHelp(words)))
            return Go(draft with { Place = new(Plain.Excerpt(words, DialogLimits.PlaceLength), null) }, guide);
        return DraftReading.Fits(state.Draft, words)
            ? AskWhere(DraftReading.Add(state.Draft, words, guide).Draft, guide, "")
            : new(state, SendUpWords.StillWhere);
    }

    public static readonly string[] FalseAlarms = ["误报", "没事了", "没事", "不用了", "弄错了", "报错了", "搞错了", "没有危险了", "没危险了", "不用来了", "虚惊一场", "误会"];

    // Words that go on about an open report belong to it; one that lay untouched, or waits beside something else, is left alone.
    private static Draft BaseOf(ConversationState state, string said, Command? command, IGuide guide)
    {
        var goesOn = state is ConversationState.Reporting and not ConversationState.AskedToGoOn
            && !PickingUp.OldDrafts.IsOld(state, guide.Now) && DraftReading.Fits(state.OpenDraft!, said);
        var waiting = state is ConversationState.AskedToGoOn old ? old.Draft with { Later = old.Fresh } : state.OpenDraft;
        var draft = goesOn ? state.OpenDraft! : new Draft { Later = waiting is { Text.Length: > 0 } or { Media.Length: > 0 } ? waiting : null };
        return command?.Verb switch
        {
            Verb.Report => draft with { Kind = command.Kind ?? draft.Kind },
            Verb.AboutWorker => draft with { AboutWorker = true, Item = ServiceItems.OfficialConduct, Kind = "complaint" },
            Verb.Confidential => draft with { Confidential = true },
            _ => draft,
        };
    }

    private static DraftPlace? PlaceOf(Draft draft, string said, IGuide guide)
    {
        var home = draft.OnBehalfOf is null ? guide.HomeGrid : null;
        var named = Places.In(said, guide, onlyCertain: home is not null || draft.Place is not null, isAnswer: false);
        if (named.Length == 1)
            return named[0];
        var known = draft.Place ?? (Places.In(draft.Text, guide, onlyCertain: true, isAnswer: false) is [var one] ? one : null);
        return known ?? (named.Length == 0 && home is not null ? Places.Home(home) : null);
    }

    private static bool IsSameEvent(ConversationState.SentUp sent, string said, IGuide guide)
    {
        var named = Places.In(said, guide, onlyCertain: true, isAnswer: false);
        return named.Length == 0 || sent.GridCode is null || named.Any(p => p.GridCode == sent.GridCode);
    }
}
