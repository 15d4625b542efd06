using System.Text.RegularExpressions;
using Bot.Data.Grids;

namespace Bot.Data.Profiles;

/// <summary>The rules of how grids are cut and staffed, and of how progress is told.</summary>
internal static class GridCheck
{
    /// <summary>The stages a progress step can be given for.</summary>
    private static readonly string[] Stages = ["submitted", "accepted", "handling", "resolved", "verified", "closed", "reopened"];

    internal static void Run(Profile profile, Rules rules)
    {
        rules.Unique(profile.Grids.Kinds.Select(k => k.Kind), "grids.kinds");
        foreach (var kind in profile.Grids.Kinds)
        {
            rules.Require(GridKinds.All.Contains(kind.Kind), "grids.kinds", $"\"{kind.Kind}\" is none of {string.Join(", ", GridKinds.All.Order(StringComparer.Ordinal))}");
        }

        rules.Require(profile.Grids.Kinds.All(k => k.Name.Length > 0), "grids.kinds name", "is empty");
        rules.Require(profile.Grids.Types.All(t => t.Name.Length > 0), "grids.types name", "is empty");
        Pattern(profile.Grids, rules);
        foreach (var households in profile.Grids.Households)
        {
            rules.Require(households.Least is > 0 && households.Least <= households.Most, "grids.households", $"{households.Least} to {households.Most} is no range");
        }

        rules.Require(profile.Grids.Types.All(t => t.Coefficient is > 0 and <= 10), "grids.types coefficient", "must be above 0 and at most 10");
        Team(profile.Team, rules);
        Progress(profile.Progress, rules);
    }

    private static void Pattern(ProfileGrids grids, Rules rules)
    {
        if (grids.CodePattern is not { } pattern)
        {
            return;
        }

        rules.Require(grids.CodeRule is { Length: > 0 }, "grids.codeRule", "is missing: the pattern has to be explained");
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            rules.Require(false, "grids.codePattern", $"is no regular expression that can be used: {fault.Message}");
        }
    }

    private static void Team(ProfileTeam team, Rules rules)
    {
        rules.Unique(team.Roles.Select(r => r.Role), "team.roles");
        foreach (var role in team.Roles)
        {
            rules.Require(role.Role.Length > 0, "team.roles role", "is empty");
            rules.Require(role.Least is >= 0 and <= 100 && (role.Most ?? role.Least) >= role.Least, $"team.roles \"{role.Role}\"", "most must not be less than least");
        }

        rules.Require(team.Roles.Count == 0 || team.Roles.Any(r => r.TakesUp is not null), "team.roles", "name nobody who takes up (takesUp)");
    }

    private static void Progress(ProfileProgress progress, Rules rules)
    {
        rules.Unique(progress.Steps, "progress.steps");
        rules.Require(progress.Steps.All(s => s.Length > 0), "progress.steps", "hold an empty one");
        foreach (var (stage, step) in progress.At)
        {
            rules.Require(Stages.Contains(stage), "progress.at", $"\"{stage}\" is none of {string.Join(", ", Stages)}");
            rules.Require(progress.Steps.Contains(step), $"progress.at.{stage}", $"\"{step}\" is none of the steps");
        }
    }
}
