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
        [.. grid.Members.Where(m => m.IsPublic && RoleOf(m, profile)?.Public != false).OrderBy(m => m.Order).Select(m => new GridMemberNotice(m.Role, m.Name, m.Phone))],
        profile.SupervisionPhone);

    /// <summary>Who looks first: by the order of the profile's team; where it says none, whoever stands first.</summary>
    public static GridMember? FirstHandler(Grid grid, Profile profile) => grid.Members
        .OrderBy(m => RoleOf(m, profile)?.TakesUp ?? int.MaxValue).ThenBy(m => m.Order)
        .FirstOrDefault();

    /// <summary>What the profile says of a member's role; null where it does not know it.</summary>
    public static ProfileRole? RoleOf(GridMember member, Profile profile) => profile.Team.Roles.FirstOrDefault(r => r.Role == member.Role);
}
