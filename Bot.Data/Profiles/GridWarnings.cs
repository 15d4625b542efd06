using System.Text.RegularExpressions;
using Bot.Data.Grids;

namespace Bot.Data.Profiles;

/// <summary>Where imported grids are not as the place's profile says they should be. Doubts only: nothing is refused for them.</summary>
public static class GridWarnings
{
    /// <param name="grids">The grids of one file, in its order: they are named by their number in it.</param>
    /// <param name="profile">The place's rules.</param>
    public static IReadOnlyList<GridImportProblem> Of(IReadOnlyList<Grid> grids, Profile profile)
    {
        var warnings = new ProblemList();
        var code = profile.Grids.CodePattern is { } pattern ? new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking) : null;
        for (var i = 0; i < grids.Count; i++)
        {
            var (number, grid) = (i + 1, grids[i]);
            if (code?.IsMatch(grid.Code) == false)
            {
                warnings.Add(number, "code", $"is not as the place codes its grids: {profile.Grids.CodeRule}", grid.Code);
            }

            Kind(number, grid, profile, warnings);
            Households(number, grid, profile, warnings);
            Roles(number, grid, profile.Team, warnings);
            Boards(number, grid, profile, warnings);
        }

        if (!profile.Team.OneInSeveralGrids)
        {
            SharedWorkers(grids, warnings);
        }

        return warnings.All();
    }

    private static void Kind(int number, Grid grid, Profile profile, ProblemList warnings)
    {
        var kinds = profile.Grids.Kinds;
        if (kinds.Count > 0 && kinds.All(k => k.Kind != grid.Kind))
        {
            warnings.Add(number, "kind", $"\"{grid.Kind}\" is no kind of this place ({string.Join(", ", kinds.Select(k => $"{k.Kind} {k.Name}"))})", grid.Code);
        }
    }

    private static void Households(int number, Grid grid, Profile profile, ProblemList warnings)
    {
        if (grid.Households is { } households && profile.Grids.HouseholdsFor(grid.Name, grid.Area) is { } range && (households < range.Least || households > range.Most))
        {
            warnings.Add(number, "households", $"{households} is outside {range.Least} to {range.Most}{Cited(range.Article ?? profile.Grids.Article)}", grid.Code);
        }
    }

    private static string Cited(string? article) => article is null ? "" : $" ({article})";

    private static void Roles(int number, Grid grid, ProfileTeam team, ProblemList warnings)
    {
        foreach (var role in team.Roles)
        {
            var count = grid.Members.Count(m => m.Role == role.Role);
            if (count < role.Least)
            {
                warnings.Add(number, "members", $"{count} in the role {role.Role}, there should be {role.Least} at least{Cited(role.Article ?? team.Article)}", grid.Code);
            }
            else if (count > role.Most)
            {
                warnings.Add(number, "members", $"{count} in the role {role.Role}, there should be {role.Most} at most{Cited(role.Article ?? team.Article)}", grid.Code);
            }
        }

        foreach (var member in grid.Members.Where(m => team.Roles.Count > 0 && team.Roles.All(r => r.Role != m.Role)))
        {
            warnings.Add(number, $"members[{member.Order}].role", $"\"{member.Role}\" is no role of this place ({string.Join(", ", team.Roles.Select(r => r.Role))})", grid.Code);
        }
    }

    /// <summary>What the notice board should show and cannot.</summary>
    private static void Boards(int number, Grid grid, Profile profile, ProblemList warnings)
    {
        foreach (var member in grid.Members.Where(m => profile.Notice.Photos && m is { IsPublic: true, Photo: null }))
        {
            warnings.Add(number, $"members[{member.Order}].photo", $"missing, the notice board shows one{Cited(profile.Notice.Article)}", grid.Code);
        }
    }

    private static void SharedWorkers(IReadOnlyList<Grid> grids, ProblemList warnings)
    {
        var first = new Dictionary<string, Grid>(StringComparer.Ordinal);
        for (var i = 0; i < grids.Count; i++)
        {
            foreach (var member in grids[i].Members)
            {
                var key = member.UserId ?? $"{member.Name} {member.Phone}";
                if (!first.TryAdd(key, grids[i]) && first[key] != grids[i])
                {
                    warnings.Add(i + 1, $"members[{member.Order}]", $"serves {first[key].Code} too, and one worker serves one grid here", grids[i].Code, first[key].Code);
                }
            }
        }
    }
}
