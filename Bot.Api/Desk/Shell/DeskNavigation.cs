using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Shell;

/// <summary>One place at the desk.</summary>
/// <param name="Path">Below the desk.</param>
/// <param name="Title">As it stands in the navigation.</param>
/// <param name="Key">Pressed after <c>g</c> (go), leads there.</param>
/// <param name="Act">Who sees it.</param>
public sealed record DeskPlace(string Path, string Title, char Key, DeskAct Act)
{
    /// <summary>Pages elsewhere that belong to it.</summary>
    public string? Also { get; init; }

    /// <summary>Whether a page of this address is one of this place.</summary>
    public bool Holds(string path) =>
        path == Path || (Path != "/desk" && path.StartsWith(Path + "/", StringComparison.Ordinal)) || (Also is not null && path.StartsWith(Also + "/", StringComparison.Ordinal));
}

/// <summary>The navigation, in order. A slice adds its line here; what a role may not, it does not see.</summary>
public static class DeskNavigation
{
    public static IReadOnlyList<DeskPlace> All { get; } =
    [
        new("/desk", "工作台", 'h', DeskAct.OwnAccount),
        new("/desk/inbox", "诉求", 'i', DeskAct.SeeIntakes) { Also = "/desk/intakes" },
        new("/desk/hot", "热点", 'r', DeskAct.SeeHotIssues),
        new("/desk/grids", "网格", 'm', DeskAct.SeeGrids),
        new("/desk/phone", "电话登记", 'n', DeskAct.TakeCalls),
        new("/desk/dispatch", "派单", 'd', DeskAct.AssignIntakes),
        new("/desk/calls", "回访", 'c', DeskAct.CallBack),
        new("/desk/orders", "督办", 'o', DeskAct.SeeIntakes),
        new("/desk/complaints", "投诉网格员", 't', DeskAct.Supervise),
        new("/desk/extensions", "延期", 'e', DeskAct.ApproveExtensions),
        new("/desk/figures", "统计", 'f', DeskAct.SeeFigures),
        new("/desk/reports", "报表", 'b', DeskAct.SeeFigures),
        new("/desk/best", "评优", 'j', DeskAct.SeeBest),
        new("/desk/attachments", "附件", 'l', DeskAct.SeeIntakes),
        new("/desk/exports", "导出", 'x', DeskAct.ExportIntakes),
        new("/desk/work", "后台", 'w', DeskAct.SeeBackground),
        new("/desk/audit", "审计", 'a', DeskAct.SeeAudit),
        new("/desk/staff", "人员", 'p', DeskAct.ManageStaff),
    ];

    public static IEnumerable<DeskPlace> For(DeskVisit visit) => All.Where(p => visit.Can(p.Act));
}
