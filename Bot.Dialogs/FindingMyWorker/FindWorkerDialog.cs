using System.Collections.Immutable;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.FindingMyWorker;

/// <summary>Who is my grid worker: by home, by map, by words. Then one digit reports there or keeps it as home.</summary>
internal static class FindWorkerDialog
{
    private static readonly Saying Remember = new(
        "记住 记下 记着 记一下 记到 存 存一下 保存 绑定 是我家 我家", Saying.Particles + " " + Saying.Asking + " 这里 这儿 对 是 嗯 好 就是 我家 俺家 住 住这 住这里 的 了");

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
        var folded = Plain.Fold(words);
        if (Cues.IsNo(folded) || Digits.Choice(words) is not null)
            return new(state, FindWorkerWords.AskWhere);
        if (IdleTalk.Answer(folded) is { } talk)
            return new(state, Talk.Lines(talk, FindWorkerWords.AskWhere));
        var answer = Cues.WithoutPlaceLead(words);
        var places = Places.In(answer, guide, onlyCertain: false, isAnswer: true);
        if (places.Length > 0 && PlaceTalk.TellsMore(words, guide))
            return Report(state, words, places, guide);
        if (places.Length == 1)
            return Show(places[0], state.Interrupted, guide);
        if (places.Length > 1)
            return AskWhich(places, state.Interrupted, guide);
        // Someone who tells a problem instead of an address wants to report it.
        return Cues.LooksLikeStory(words) && guide.Understanding.Judge(words).NamesMatter
            ? Aside.Leave(state, new Incoming.Text(words), guide)
            : new(state, FindWorkerWords.NotFound(guide.Jurisdiction));
    }

    // Told why, with the place inside: the worker of that place, and the report; a draft that waited goes on with it.
    private static Turn Report(ConversationState.AskedWhereTheyLive state, string words, ImmutableArray<DraftPlace> places, IGuide guide)
    {
        var turn = Aside.Leave(state, new Incoming.Text(words), guide);
        var grid = places is [{ GridCode: { } code }] ? guide.GridByCode(code) : null;
        return grid is null ? turn : turn with { Reply = Talk.Lines(FindWorkerWords.Notice(grid), turn.Reply) };
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
            : Show(Places.OnMap(location, grid, guide), state.OpenDraft, guide);
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
        if (state.Place.GridCode is { } home && Remember.IsSaid(folded))
            return new(ConversationState.Idle.Instance, FindWorkerWords.Remembered(guide.GridByCode(home)?.Name ?? "这里"), new Outcome.BindHomeGrid(home));
        if (Cues.IsYes(folded) || Cues.IsNo(folded))
            return new(state, FindWorkerWords.OfferAgain);
        if (IdleTalk.Answer(folded) is { } talk)
            return new(state, talk);
        if (PlaceTalk.IsJustPlace(words, guide))
            return HearPlace(ConversationState.AskedWhereTheyLive.Instance, words, guide);
        return ReportDialog.Start(new Draft { Place = IsElsewhere(state.Place, words, guide) ? null : state.Place }, words, guide);
    }

    // A place surely named, or several none of which is this one (从翠湖小区到锦绣家园): then not here.
    private static bool IsElsewhere(DraftPlace here, string words, IGuide guide) =>
        Places.In(words, guide, onlyCertain: true, isAnswer: false).Length > 0
        || (Places.In(words, guide, onlyCertain: false, isAnswer: false) is { Length: > 1 } named && named.All(p => p.GridCode != here.GridCode));

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
