namespace Bot.Data.Profiles;

/// <summary>The rules of what the place owes besides results: extensions, calls, reports, forms, units.</summary>
internal static class ServiceCheck
{
    /// <summary>Characters of the sentence on privacy.</summary>
    internal const int LongestPrivacy = 100;

    internal static void Run(Profile profile, Rules rules)
    {
        rules.Between(profile.Extension.Most ?? 1, 1, 20, "extension.most");
        rules.Between(profile.Extension.WorkingDaysAtMost ?? 1, 1, ProfileCheck.MostDays, "extension.workingDaysAtMost");
        rules.Require(profile.Extension.Approval != ExtensionApproval.Desk || profile.Desk is not null, "extension.approval", "is desk, but the place has no desk");
        rules.Require(profile.Privacy.Say is null or { Length: > 0 and <= LongestPrivacy }, "privacy.say", $"must have 1 to {LongestPrivacy} characters");
        rules.Require(profile.Requests.AnsweredBy is null or { Length: > 0 }, "requests.answeredBy", "is empty");
        rules.Require(!profile.Requests.PublishPhotos || profile.Requests.PublishResults, "requests.publishPhotos", "is true, but results are not published");
        rules.Unique(profile.Requests.PrivateItems, "requests.privateItems");
        rules.Require(profile.Confidential.Name is null or { Length: > 0 }, "confidential.name", "is empty");
        rules.Between(profile.Grids.Adjustment?.EveryMonths ?? 1, 1, 120, "grids.adjustment.everyMonths");
        rules.Between(profile.CallBacks.WorkingDays, 1, ProfileCheck.MostDays, "callBacks.workingDays");
        rules.Between(profile.CallBacks.SamplePercent, 0, 100, "callBacks.samplePercent");
        Notice(profile, rules);
        Units(profile, rules);
        Reports(profile, rules);
        rules.Unique(profile.Forms.Select(f => f.Name), "forms");
        rules.Require(profile.Forms.All(f => f.Name.Length > 0), "forms name", "is empty");
    }

    private static void Notice(Profile profile, Rules rules) => rules.Require(
        !profile.Notice.Duties || profile.Team.Roles.Where(r => r.Public).All(r => r.Duties is { Length: > 0 }), "notice.duties", "are to be shown, but a public role of the team has none");

    private static void Units(Profile profile, Rules rules)
    {
        rules.Unique(profile.Team.Units.Select(u => u.Name), "team.units");
        foreach (var unit in profile.Team.Units)
        {
            LadderCheck.Level(profile, unit.Level, rules, $"team.units \"{unit.Name}\" level");
            rules.Between(unit.Count, 1, 10_000, $"team.units \"{unit.Name}\" count");
        }
    }

    private static void Reports(Profile profile, Rules rules)
    {
        rules.Unique(profile.Reports.Select(r => r.Name), "reports");
        foreach (var report in profile.Reports)
        {
            var path = $"reports \"{report.Name}\"";
            rules.Require((report.Kind == ReportKind.Best) == (report.Best is not null), path + " best", "says how many are named, and only the best are named");
            rules.Between(report.Best ?? 1, 1, 1_000, path + " best");
            rules.Between(report.NoticeDays ?? 1, 1, 60, path + " noticeDays");
            rules.Unique(report.Items, path + " items");
        }
    }
}
