using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Shell;

/// <summary>One place at the desk.</summary>
/// <param name="Path">Below the desk.</param>
/// <param name="Title">As it stands in the navigation.</param>
/// <param name="Key">Pressed after <c>g</c> (go), leads there.</param>
/// <param name="Act">Who sees it.</param>
public sealed record DeskPlace(string Path, string Title, char Key, DeskAct Act);

/// <summary>The navigation, in order. A slice adds its line here; what a role may not, it does not see.</summary>
public static class DeskNavigation
{
    public static IReadOnlyList<DeskPlace> All { get; } =
    [
        new("/desk", "工作台", 'h', DeskAct.OwnAccount),
        new("/desk/inbox", "诉求", 'i', DeskAct.SeeIntakes),
        new("/desk/attachments", "附件", 'f', DeskAct.SeeIntakes),
        new("/desk/exports", "导出", 'e', DeskAct.ExportIntakes),
        new("/desk/work", "后台", 'w', DeskAct.SeeBackground),
        new("/desk/audit", "审计", 'a', DeskAct.SeeAudit),
        new("/desk/staff", "人员", 'p', DeskAct.ManageStaff),
    ];

    public static IEnumerable<DeskPlace> For(DeskVisit visit) => All.Where(p => visit.Can(p.Act));
}
