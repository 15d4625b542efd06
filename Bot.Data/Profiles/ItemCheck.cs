namespace Bot.Data.Profiles;

/// <summary>The rules of the item list. Whether a code is built in is checked where the built-in list is known.</summary>
internal static class ItemCheck
{
    internal static void Run(Profile profile, Rules rules)
    {
        rules.Unique(profile.Items.Entries.Select(e => e.Code), "items.entries");
        rules.Between(profile.Items.TemporaryDaysAtMost ?? 1, 1, 3_660, "items.temporaryDaysAtMost");
        foreach (var entry in profile.Items.Entries)
        {
            Entry(entry, profile, rules, $"items.entries \"{entry.Code}\"");
        }

        for (var i = 0; i < profile.Refusals.Count; i++)
        {
            var refusal = profile.Refusals[i];
            rules.Require(refusal.Words.Count > 0 && refusal.Words.All(w => w.Length > 1), $"refusals[{i}].words", "must hold words of two characters and more");
            rules.Require(refusal.Say.Length is > 0 and <= 200, $"refusals[{i}].say", "must have 1 to 200 characters");
        }
    }

    private static void Entry(ProfileItem entry, Profile profile, Rules rules, string path)
    {
        rules.Code(entry.Code, path);
        rules.Between(entry.AcceptWorkingHours ?? 1, 1, ProfileCheck.MostAcceptHours, path + " acceptWorkingHours");
        foreach (var (level, days) in entry.WorkingDays)
        {
            LadderCheck.Level(profile, level, rules, path + " workingDays");
            rules.Between(days, 1, ProfileCheck.MostDays, path + " workingDays." + level);
        }

        if (entry.StartLevel is { } start)
        {
            LadderCheck.Level(profile, start, rules, path + " startLevel");
        }

        rules.Require(entry.Weight is >= 0 and <= 100, path + " weight", "must be 0 to 100");
        rules.Require(entry.Department is null || profile.Departments.Count == 0 || profile.Departments.Any(d => d.Name == entry.Department), path + " department", $"\"{entry.Department}\" is none of the departments");
        AttributeCheck.Run(entry.Attributes ?? [], rules, path + " attributes");
        Own(entry, profile.Items, rules, path);
    }

    /// <summary>What only new and temporary items say.</summary>
    private static void Own(ProfileItem entry, ProfileItems items, Rules rules, string path)
    {
        if (entry.PartOf is not null)
        {
            rules.Require(entry.Name is { Length: > 0 }, path + " name", "is missing: a new item needs one");
            rules.Require(entry.Words.Count > 0 && entry.Words.All(w => w.Length > 1), path + " words", "must hold words of two characters and more, by which the item is known");
            rules.Require(items.AdmittedBy is null || entry.Admitted is { Length: > 0 }, path + " admitted", $"is missing: new items are entered after approval by {items.AdmittedBy}");
        }

        if (entry.Until is { } until)
        {
            rules.Require(entry.From is { } from && from <= until, path + " from", "must stand before until: a temporary item has a first and a last day");
            rules.Require(items.TemporaryDaysAtMost is not { } most || until.DayNumber - entry.From!.Value.DayNumber < most, path + " until", $"is more than {items.TemporaryDaysAtMost} days after from");
        }
    }
}
