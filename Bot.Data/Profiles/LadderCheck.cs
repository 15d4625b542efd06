namespace Bot.Data.Profiles;

/// <summary>The rules of the ladder, and of all that names one of its levels.</summary>
internal static class LadderCheck
{
    /// <summary>More rungs than this is a mistake.</summary>
    private const int MostRungs = 8;

    internal static void Run(Profile profile, Rules rules)
    {
        rules.Between(profile.Rungs.Count, 2, MostRungs, "the number of rungs in ladder");
        rules.Require(profile.Rungs[0].Level == Ladder.Grid, "ladder[0].level", $"must be \"{Ladder.Grid}\"");
        rules.Unique(profile.Rungs.Select(r => r.Level), "ladder");
        for (var i = 0; i < profile.Rungs.Count; i++)
        {
            Rung(profile.Rungs[i], rules, $"ladder[{i}]");
        }

        Level(profile, profile.OfficeLevel, rules, "officeLevel");
        rules.Require(profile.Ladder.OfficeOf(profile.OfficeLevel) is not null, "officeLevel", "must be a rung that an office holds: it takes what no grid may see");
        rules.Unique(profile.Departments.Select(d => d.Name), "departments");
        foreach (var department in profile.Departments)
        {
            ProfileCheck.Office(department, rules, $"departments \"{department.Name}\"");
        }

        foreach (var level in profile.Urgent.TellAtOnce)
        {
            Level(profile, level, rules, "urgent.tellAtOnce");
        }

        if (profile.Dispatch is { } dispatch)
        {
            Level(profile, dispatch.FromLevel, rules, "dispatch.fromLevel");
            rules.Between(dispatch.WorkingDays ?? 1, 1, ProfileCheck.MostDays, "dispatch.workingDays");
            rules.Require(profile.Departments.Count > 0, "dispatch", "needs departments to give intakes to");
        }
    }

    internal static void Level(Profile profile, string level, Rules rules, string path) => rules.Require(
        profile.Rungs.Any(r => r.Level == level), path, $"\"{level}\" is no level of the ladder ({string.Join(", ", profile.Rungs.Select(r => r.Level))})");

    private static void Rung(ProfileRung rung, Rules rules, string path)
    {
        rules.Code(rung.Level, path + ".level");
        rules.Require(rung.Name.Length > 0, path + ".name", "is empty");
        rules.Between(rung.WorkingDays, 1, ProfileCheck.MostDays, path + ".workingDays");
        rules.Between(rung.AcceptWorkingHours ?? 1, 1, ProfileCheck.MostAcceptHours, path + ".acceptWorkingHours");
        rules.Require(rung.Holders.All(h => h.Holder.Length > 0), path + ".holders", "hold one without a name");
        rules.Require(rung.HeldBy != RungHolder.Own || rung.Office is not null, path + ".office", "is missing: the rung says that it has its own");
        if (rung.Office is { } office)
        {
            rules.Require(rung.HeldBy is null or RungHolder.Own, path + ".heldBy", "names somebody else than the rung's own office");
            ProfileCheck.Office(office, rules, path + ".office");
        }
    }
}
