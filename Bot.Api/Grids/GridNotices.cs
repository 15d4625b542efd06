using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Dialogs;

namespace Bot.Api.Grids;

/// <summary>The public notice of a grid (公示牌), as a dialog shows it: members who are public, in the order of the import.</summary>
public static class GridNotices
{
    public static GridNotice Of(Grid grid, Profile profile) => new(
        grid.Code,
        grid.Name,
        grid.Area,
        [.. grid.Members.Where(m => m.IsPublic).OrderBy(m => m.Order).Select(m => new GridMemberNotice(m.Role, m.Name, m.Phone))],
        profile.SupervisionPhone);

    /// <summary>Who looks first: the full-time grid worker, else the grid's head, else whoever stands first.</summary>
    public static GridMember? FirstHandler(Grid grid) =>
        grid.Members.Find(m => m.Role.Contains("专职", StringComparison.Ordinal))
        ?? grid.Members.Find(m => m.Role.Contains("网格长", StringComparison.Ordinal))
        ?? grid.Members.FirstOrDefault();
}
