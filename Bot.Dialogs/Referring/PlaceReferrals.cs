using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Referring;

/// <summary>What the place itself does not let its grids do, with where to go: what may not be asked of grid workers, items withdrawn or out of their days.</summary>
internal static class PlaceReferrals
{
    /// <summary>What these words plead for, where the place refuses it at the door. Who blames a worker, or is in danger, is heard.</summary>
    public static Referral? For(string words, Meaning meaning, Jurisdiction jurisdiction)
    {
        foreach (var refusal in jurisdiction.Refusals)
        {
            if (Holds(words, refusal.Words) && (refusal.With.Count == 0 || Holds(words, refusal.With)) && meaning is { Danger: Danger.None, Urgent: false } && !Cues.BlamesWorker(words))
                return new([.. refusal.Words], [.. refusal.With], [], refusal.Say, Mediates: meaning.Item == Referrals.MediationItem);
        }
        return null;
    }

    /// <summary>The answer to a draft whose item the place does not offer today; null for every other one. Never to a danger, nor to what is sealed or about a worker.</summary>
    public static Turn? Ask(Draft draft, IGuide guide, string lead)
    {
        if (NotOffered(draft, guide) is not { } where)
            return null;
        var offered = draft with { Kind = "inquiry", Asked = draft.Asked | Asked.Scope };
        return new(new ConversationState.OfferedInstead(offered), Talk.Lines(lead, where, Referrals.Offer(offered)));
    }

    /// <summary>Where to go instead with a draft whose item the place does not offer today; null for every other one.</summary>
    public static string? NotOffered(Draft draft, IGuide guide)
    {
        if (draft is not { Urgent: false, Confidential: false, AboutWorker: false, ToDesk: false } || draft.Kind == "inquiry" || draft.Has(Asked.Scope))
            return null;
        var today = DateOnly.FromDateTime(guide.Now.Date);
        return guide.Jurisdiction.Item(draft.Item) is { } item && !item.IsOffered(today) ? item.Withdrawn ?? OutOfItsDays(item, today) : null;
    }

    private static string OutOfItsDays(ServiceItem item, DateOnly today) => today < item.From
        ? $"“{item.Name}”这一项从{Day(item.From.Value)}才开始办，现在还不收。"
        : $"“{item.Name}”这一项到{Day(item.Until!.Value)}已经结束，网格不再收了。";

    private static string Day(DateOnly day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    private static bool Holds(string words, IReadOnlyList<string> any) => any.Any(a => words.Contains(a, StringComparison.Ordinal));
}
