using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Dialogs;

namespace Bot.Api.PublicBoard;

/// <summary>A village or community (村、社区) and its grids, by code. The name is what its grids' names begin with.</summary>
public sealed record Community(string Code, string Name, IReadOnlyList<Grid> Grids);

/// <summary>A grid that a search found, and what of it was found.</summary>
public sealed record FoundGrid(Grid Grid, string Community, string? Why);

/// <summary>The grids in force as the public looks for them. Made anew when an import brought others.</summary>
public sealed class PublicGrids(LiveGridDirectory live, Profile profile)
{
    private volatile PublicDirectory? _made;

    public PublicDirectory Current
    {
        get
        {
            var grids = live.Current;
            if (_made is { } made && ReferenceEquals(made.Grids, grids))
            {
                return made;
            }

            return _made = new PublicDirectory(grids);
        }
    }

    /// <summary>What hangs on the notice board: the same that residents are told in the chat.</summary>
    public GridNotice Notice(Grid grid) => GridNotices.Of(grid, profile);

    /// <summary>Grids by address, name of grid or community, or the whole name of one of their public people.</summary>
    public IReadOnlyList<FoundGrid> Find(string words)
    {
        var directory = Current;
        var found = new Dictionary<string, FoundGrid>(StringComparer.Ordinal);
        void Add(Grid grid, string? why) => found.TryAdd(grid.Code, new FoundGrid(grid, directory.CommunityOf(grid.Code)?.Name ?? "", why));

        foreach (var match in directory.Grids.FindPlaces(words))
        {
            if (directory.Grids.ByCode(match.GridCode) is { } grid)
            {
                Add(grid, match.Address);
            }
        }

        foreach (var grid in directory.Grids.Grids)
        {
            if (found.Count >= PublicLimits.MostFound)
            {
                break;
            }

            if (grid.Name.Contains(words, StringComparison.Ordinal) || grid.Code == words)
            {
                Add(grid, null);
            }
            else if (grid.Members.Any(m => IsNamed(m.Name, words)) && Notice(grid).Members.FirstOrDefault(m => IsNamed(m.Name, words)) is { } member)
            {
                Add(grid, $"{member.Role} {member.Name}");
            }
        }

        return [.. found.Values.Take(PublicLimits.MostFound)];
    }

    /// <summary>A part of a name finds too many, one character everybody.</summary>
    private static bool IsNamed(string name, string words) => words.Length > 1 && name.EndsWith(words, StringComparison.Ordinal);
}
