using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.Reading;

namespace Bot.Api.Grids;

/// <summary>The public notice of a grid (公示牌), as a dialog shows it: members who are public, in the order of the import.</summary>
public static class GridNotices
{
    /// <summary>Characters of a duty in the chat.</summary>
    public const int FewWords = 30;

    /// <summary>Said after the name of who stands in.</summary>
    public const string StandInMark = "（代班）";

    public static GridNotice Of(Grid grid, Profile profile) => new(
        grid.Code,
        grid.Name,
        grid.Area,
        [.. grid.Members.Where(m => IsPublic(m, profile)).OrderBy(m => m.Order).Select(m => Of(m, profile))],
        profile.SupervisionPhone)
    {
        FirstDuty = FirstHandler(grid, profile) is { } first && IsPublic(first, profile) && DutiesOf(first, profile) is { } duties ? $"{first.Name}：{Plain.Excerpt(duties, FewWords)}" : null,
    };

    /// <summary>Who looks first: by the order of the profile's team; where it says none, whoever stands first.</summary>
    public static GridMember? FirstHandler(Grid grid, Profile profile) => grid.Members
        .OrderBy(m => RoleOf(m, profile)?.TakesUp ?? int.MaxValue).ThenBy(m => m.Order)
        .FirstOrDefault();

    private static GridMemberNotice Of(GridMember member, Profile profile) => new(member.Role, member.StandsInFor is null ? member.Name : member.Name + StandInMark, member.Phone)
    {
        Duties = DutiesOf(member, profile),
        Photo = profile.Notice.Photos ? member.Photo : null,
    };

    private static bool IsPublic(GridMember member, Profile profile) => member.IsPublic && RoleOf(member, profile)?.Public != false;

    private static string? DutiesOf(GridMember member, Profile profile) => profile.Notice.Duties ? RoleOf(member, profile)?.Duties : null;

    /// <summary>What the profile says of a member's role; null where it does not know it.</summary>
    public static ProfileRole? RoleOf(GridMember member, Profile profile) => profile.Team.Roles.FirstOrDefault(r => r.Role == member.Role);
}
