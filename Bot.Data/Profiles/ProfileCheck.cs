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
        Office(profile.Office, rules, "office");
        Office(profile.Desk, rules, "desk");

        WorkingTime(profile, rules);
        LadderCheck.Run(profile, rules);
        ItemCheck.Run(profile, rules);
        GridCheck.Run(profile, rules);
        ServiceCheck.Run(profile, rules);
        Numbers(profile, rules);
    }

    /// <summary>An office that is there has a name, a phone, a robot that is more than nothing, and no member twice.</summary>
    internal static void Office(ProfileOffice? office, Rules rules, string path)
    {
        if (office is null)
        {
            return;
        }

        rules.Require(office.Name.Length > 0, path + ".name", "is empty");
        rules.Phone(office.Phone, path + ".phone");
        rules.Require(office.Robot is null or { Length: > 0 }, path + ".robot", "is empty; leave it out where there is none");
        rules.Require(office.Members.All(m => m.UserId.Length > 0 && m.Name.Length > 0), path + ".members", "hold one without userId or name");
        rules.Unique(office.Members.Select(m => m.UserId), path + ".members");
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

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex SafeName();
}
