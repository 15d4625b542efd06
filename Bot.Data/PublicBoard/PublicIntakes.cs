using Bot.Data.Accounts;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Safety;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.PublicBoard;

/// <summary>Which intakes anybody may see. Whatever shows intakes to the public asks here and nowhere else.</summary>
public static class PublicIntakes
{
    /// <summary>Whoever says one of these speaks of harm done to a person; it stays between them and those who help, whatever the item.</summary>
    internal static readonly string[] PrivateWords =
        ["家暴", "家庭暴力", "自杀", "轻生", "寻短见", "不想活", "性侵", "强奸", "猥亵", "性骚扰", "虐待", "艾滋", "精神病", "抑郁", "流产", "堕胎", "嫖", "卖淫", "吸毒"];

    /// <summary>Whether the place makes known what was closed, and with what result.</summary>
    public static bool ShowResults(Profile profile) => profile.Requests.PublishResults;

    /// <summary>Whether words speak of harm done to a person.</summary>
    public static bool IsPrivate(string words) => PrivateWords.Any(word => words.Contains(word, StringComparison.Ordinal));

    /// <summary>The items that stay private: the place's list, and what the place made part of them.</summary>
    public static IReadOnlyList<string> PrivateItems(Profile profile) =>
        [.. profile.Requests.PrivateItems, .. profile.Items.Entries.Where(e => e.PartOf is { } whole && profile.Requests.PrivateItems.Contains(whole, StringComparer.Ordinal)).Select(e => e.Code)];

    /// <summary>
    /// Intakes that may be shown: never what was said in confidence or about a grid worker, was taken back or merged, is of
    /// a private item, speaks of harm to a person, belongs to a resident who wants nothing or just this one not shown, or waits for or failed the
    /// platform's safety check. Words of what is left
    /// are shown through <see cref="PublicWords.Redact"/> only; resident, phone, handler and exact place never.
    /// </summary>
    public static IQueryable<Intake> Of(BotDbContext db, Profile profile)
    {
        var hidden = PrivateItems(profile);
        var shown = db.Intakes.AsNoTracking().Where(i =>
            !i.Confidential && !i.AboutWorker
            && i.Status != IntakeStatus.Withdrawn && i.Status != IntakeStatus.Merged
            && !hidden.Contains(i.Item)
            && !db.PublicOptOuts.Any(o => o.Resident == i.Resident)
            && !db.PublicOptOuts.Any(o => o.Resident == PublicOptOut.OneIntake + i.Id)
            && !db.SafetyVerdicts.Any(v => v.IntakeId == i.Id && v.Verdict != SafetyVerdict.Pass));
        return PrivateWords.Aggregate(shown, (query, word) => query.Where(i => !i.Text.Contains(word)));
    }
}
