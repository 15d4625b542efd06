using System.Collections.Immutable;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.FindingMyWorker;

/// <summary>Who is my grid worker: by home, by map, by words. Then one digit reports there or keeps it as home.</summary>
internal static class FindWorkerDialog
{
    public static Turn Ask(ConversationState state, IGuide guide)
    {
        if (guide.HomeGrid is { } home)
            return new(state, Talk.Lines(FindWorkerWords.Notice(home), state.OpenDraft is null ? FindWorkerWords.AtHome : ""));
        if (state.OpenDraft?.Place?.GridCode is { } code && guide.GridByCode(code) is { } grid)
            return new(state, FindWorkerWords.Notice(grid));
        return new(state.OpenDraft is { } draft
            ? new ConversationState.AskedWhereTheyLive { Interrupted = draft }
            : ConversationState.AskedWhereTheyLive.Instance, FindWorkerWords.AskWhere);
    }

    public static Turn HearPlace(ConversationState.AskedWhereTheyLive state, string words, IGuide guide)
    {
        var answer = Cues.WithoutPlaceLead(words);
        var places = Places.In(answer, guide, onlyCertain: false, isAnswer: true);
        if (places.Length == 1)
            return Show(places[0], state.Interrupted, guide);
        if (places.Length > 1)
            return AskWhich(places, state.Interrupted, guide);
        // Someone who tells a problem instead of an address wants to report it.
        return Cues.LooksLikeStory(words) && guide.Understanding.Judge(words).Confidence >= DraftReading.SureEnough
            ? Aside.Leave(state, new Incoming.Text(words), guide)
            : new(state, FindWorkerWords.NotFound(guide.Jurisdiction));
    }

    public static Turn Choose(ConversationState.AskedWhichHome state, string words, IGuide guide)
    {
        var choice = Digits.Choice(words);
        if (choice is { } digit && digit <= state.Places.Length)
            return Show(state.Places[digit - 1], state.Interrupted, guide);
        var asked = new ConversationState.AskedWhereTheyLive { Interrupted = state.Interrupted };
        if (choice == state.Places.Length + 1 || Plain.Fold(words) is "都不是" or "其他")
            return new(asked, FindWorkerWords.AskWhere);
        return choice is not null
            ? new(state, FindWorkerWords.AskWhich(state.Places.Select(p => Places.Label(p, guide))))
            : HearPlace(asked, words, guide);
    }

    /// <summary>A place on the map outside any report: the notice of its grid.</summary>
    public static Turn HearLocation(ConversationState state, Incoming.Location location, IGuide guide)
    {
        var grid = guide.GridAt(location.Longitude, location.Latitude);
        return grid is null
            ? new(state, FindWorkerWords.Outside(guide.Jurisdiction))
            : Show(Places.OnMap(location, grid), state.OpenDraft, guide);
    }

    public static Turn HearOffer(ConversationState.OfferedHere state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        switch (Digits.Choice(words))
        {
            case 1:
                return ReportDialog.Start(new Draft { Place = state.Place }, "", guide);
            case 2 when state.Place.GridCode is { } code:
                return new(ConversationState.Idle.Instance, FindWorkerWords.Remembered(guide.GridByCode(code)?.Name ?? "这里"), new Outcome.BindHomeGrid(code));
            case not null:
                return new(state, FindWorkerWords.OfferAgain);
        }
        if (Cues.IsYes(folded) || Cues.IsNo(folded))
            return new(state, FindWorkerWords.OfferAgain);
        if (IdleTalk.Answer(folded) is { } talk)
            return new(state, talk);
        if (Places.IsJustPlace(words, guide))
            return HearPlace(ConversationState.AskedWhereTheyLive.Instance, words, guide);
        var elsewhere = Places.In(words, guide, onlyCertain: true, isAnswer: false).Length > 0;
        return ReportDialog.Start(new Draft { Place = elsewhere ? null : state.Place }, words, guide);
    }

    /// <summary>The notice; with a draft open the draft goes on, otherwise two things are offered.</summary>
    public static Turn Show(DraftPlace place, Draft? interrupted, IGuide guide)
    {
        if (place.GridCode is null || guide.GridByCode(place.GridCode) is not { } grid)
            return new(ConversationState.AskedWhereTheyLive.Instance with { Interrupted = interrupted }, FindWorkerWords.NotFound(guide.Jurisdiction));
        var notice = FindWorkerWords.Notice(grid);
        if (interrupted is null)
            return new(new ConversationState.OfferedHere(place), Talk.Lines(notice, FindWorkerWords.Offer));
        var (state, reminder) = ReportDialog.Resume(interrupted, guide);
        return new(state, Talk.Lines(notice, reminder));
    }

    public static Turn AskWhich(ImmutableArray<DraftPlace> places, Draft? interrupted, IGuide guide) => new(
        new ConversationState.AskedWhichHome(places) { Interrupted = interrupted },
        FindWorkerWords.AskWhich(places.Select(p => Places.Label(p, guide))));
}
