using System.Collections.Immutable;
using Bot.Dialogs.Joining;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>Given a draft, asks for the one thing that is missing: the problem, what it is about, the place, and then the word to go.</summary>
internal static class DraftAsking
{
    private const int ItemChoices = 3;

    /// <summary>Offered when the words gave no hint at all: the three most common matters of a grid.</summary>
    private static readonly string[] CommonItems = ["municipal-facility", "sanitation", "property-management"];

    public static Turn Next(Draft draft, IGuide guide, string lead = "")
    {
        if (draft.SendUpAt is not null)
            return SendingUp.SendUpDialog.AskWhere(draft, guide, lead);
        if (draft.Text.Length == 0)
            return new(new ConversationState.AskedForProblem(draft), Talk.Lines(lead, ReportWords.AskForProblem(draft)));
        draft = DraftReading.Understand(draft, guide);
        if (BlameStep.IsDue(draft))
            return BlameStep.Ask(draft, lead);
        if (draft.Item is null)
            return AskForItem(draft, guide, lead);
        if (Referring.PlaceReferrals.Ask(draft, guide, lead) is { } elsewhere)
            return elsewhere;
        if (draft.Place is not null)
            return Confirm(draft, guide, lead);
        if (draft.Has(Asked.Place))
            return Confirm(draft, guide, lead);
        return NeedsPlace(draft) ? FindPlace(draft, guide, lead) : Confirm(WithKnownPlace(draft, guide), guide, lead);
    }

    public static Turn Confirm(Draft draft, IGuide guide, string lead = "")
    {
        draft = DraftReading.Understand(draft, guide);
        draft = draft with { Item = draft.Item ?? ServiceItems.Other };
        // Whoever reports for somebody else is not the one to call; asked once, may stay open.
        if (draft is { OnBehalfOf: not null, Phone: null } && !draft.Has(Asked.Phone))
            return new(new ConversationState.AskedForPhone(draft with { Asked = draft.Asked | Asked.Phone }), Talk.Lines(lead, ReportWords.AskPhoneThere));
        return JoinStep.Ask(draft, guide, lead)
            ?? new(new ConversationState.AskedToConfirm(draft), Talk.Lines(lead, ReportWords.Summary(draft, guide)));
    }

    public static Turn AskForPlace(Draft draft, string lead) =>
        new(new ConversationState.AskedForPlace(draft), Talk.Lines(lead, ReportWords.AskForPlace(draft)));

    public static Turn AskWhichPlace(Draft draft, ImmutableArray<DraftPlace> places, IGuide guide, string lead) => new(
        new ConversationState.AskedWhichPlace(draft, places),
        Talk.Lines(lead, ReportWords.AskWhichPlace(places.Select(p => Places.Label(p, guide)))));

    public static bool NeedsPlace(Draft draft) => draft.Kind != "inquiry" && draft is { AboutWorker: false, ToDesk: false };

    // Good to have, not worth a question: a policy or a person is asked about, not a spot.
    private static Draft WithKnownPlace(Draft draft, IGuide guide)
    {
        var places = Places.In(draft.Text, guide, onlyCertain: true, isAnswer: false);
        return draft with { Place = places.Length == 1 ? places[0] : HomeOf(draft, guide) is { } home ? Places.Home(home) : null };
    }

    private static Turn FindPlace(Draft draft, IGuide guide, string lead)
    {
        var atHome = HomeOf(draft, guide);
        var places = Places.In(draft.Text, guide, onlyCertain: atHome is not null, isAnswer: false);
        return places.Length switch
        {
            1 => Confirm(draft with { Place = places[0] }, guide, lead),
            > 1 => AskWhichPlace(draft, places, guide, lead),
            _ when atHome is { } home => Confirm(draft with { Place = Places.Home(home) }, guide, lead),
            _ => AskForPlace(draft, lead.Length > 0 ? lead : ReportWords.Noted(draft)),
        };
    }

    // Somebody else's matter is where they are.
    private static GridNotice? HomeOf(Draft draft, IGuide guide) => draft.OnBehalfOf is null ? guide.HomeGrid : null;

    private static bool IsOffered(string item, IGuide guide) => guide.Jurisdiction.Item(item)?.IsOffered(DateOnly.FromDateTime(guide.Now.Date)) ?? true;

    private static Turn AskForItem(Draft draft, IGuide guide, string lead)
    {
        var best = guide.Understanding.Judge(draft.Text).Best
            .Where(g => g.Confidence > 0 && g.Item != ServiceItems.Other).Select(g => g.Item).ToList();
        ImmutableArray<string> items = [.. best.Concat(CommonItems.Where(i => IsOffered(i, guide))).Distinct().Take(ItemChoices)];
        var asked = ReportWords.AskForItem(items.Select(i => ReportWords.ItemName(i, guide)), best.Count > 0);
        return new(new ConversationState.AskedForItem(draft, items), Talk.Lines(lead, asked));
    }
}
