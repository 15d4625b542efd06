using System.Text.RegularExpressions;

namespace Bot.Data.Profiles;

/// <summary>The rules a profile has to keep, beyond being well-formed. The first that is broken stops the start, with its path.</summary>
internal static partial class ProfileCheck
{
    /// <summary>Hours until somebody takes it up.</summary>
    internal const int MostAcceptHours = 80;

    /// <summary>Working days until a result.</summary>
    internal const int MostDays = 90;

    /// <exception cref="ProfileException">Names file, path and reason.</exception>
    internal static void Run(Profile profile, string file)
    {
        var rules = new Rules(file);
        rules.Require(SafeName().IsMatch(profile.Name), "name", "the file's name may hold a-z, 0-9 and - only");
        rules.Require(profile.Place.Length > 0, "place", "is empty");
        rules.Phone(profile.SupervisionPhone, "supervisionPhone");
        rules.Phone(profile.HotlinePhone, "hotlinePhone");
        rules.Phone(profile.Office.Phone, "office.phone");
        if (profile.Desk is not null)
        {
            rules.Phone(profile.Desk.Phone, "desk.phone");
        }

        WorkingTime(profile, rules);
        LadderCheck.Run(profile, rules);
        ItemCheck.Run(profile, rules);
        GridCheck.Run(profile, rules);
        Numbers(profile, rules);
    }

    private static void WorkingTime(Profile profile, Rules rules)
    {
        rules.Require(profile.WorkingHours.Count > 0, "workingHours", "is empty");
        rules.Require(profile.WorkingHours.All(h => h.Start < h.End), "workingHours", "start must come before end");
        rules.Require(profile.WorkingHours.Zip(profile.WorkingHours.Skip(1), (a, b) => a.End <= b.Start).All(ordered => ordered), "workingHours", "stretches must follow each other");
    }

    private static void Numbers(Profile profile, Rules rules)
    {
        rules.Between(profile.Promises.AcceptWorkingHours, 1, MostAcceptHours, "promises.acceptWorkingHours");
        rules.Between(profile.Promises.UrgentAcceptHours, 1, 72, "promises.urgentAcceptHours");
        rules.Between(profile.Promises.UrgentResolveHours, 1, 240, "promises.urgentResolveHours");
        rules.Between(profile.Promises.EscalateAgainWorkingDays, 1, 30, "promises.escalateAgainWorkingDays");
        rules.Between(profile.AfterResult.CloseAfterDays, 2, 60, "afterResult.closeAfterDays");
        rules.Between(profile.AfterResult.RemindAfterDays, 1, profile.AfterResult.CloseAfterDays - 1, "afterResult.remindAfterDays");
        rules.Between(profile.AfterResult.SupervisionWorkingDays, 1, 30, "afterResult.supervisionWorkingDays");
        rules.Between(profile.Urging.CooldownHours, 1, 240, "urging.cooldownHours");
        rules.Between(profile.Urging.Most, 1, 20, "urging.most");
        rules.Between(profile.Limits.MessagesPerMinute, 5, 10_000, "limits.messagesPerMinute");
        rules.Between(profile.Limits.IntakesPerDay, 1, 10_000, "limits.intakesPerDay");
        rules.Between(profile.Neighbours.WithinDays, 0, 60, "neighbours.withinDays");
        rules.Between(profile.Neighbours.ResolvedWithinDays, 0, 30, "neighbours.resolvedWithinDays");
        rules.Between(profile.Templates.PerDay, 0, 10_000_000, "templates.perDay");
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex SafeName();
}
