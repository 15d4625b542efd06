using Bot.Api.Desk.SignIn;
using Bot.Data.Profiles;

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

    /// <summary>Where the city has none of it, the place is not named; null: everywhere.</summary>
    public Func<Profile, bool>? Where { get; init; }

    /// <summary>Address of a number beside the title, asked for by the page itself; null: none.</summary>
    public string? Counts { get; init; }

    /// <summary>Whether a page of this address is one of this place.</summary>
    public bool Holds(string path) => path == Path || (Path != "/desk" && IsBelow(path, Path)) || (Also is not null && (path == Also || IsBelow(path, Also)));

    private static bool IsBelow(string path, string place) => path.StartsWith(place + "/", StringComparison.Ordinal);
}

/// <summary>Places of one kind, under one word.</summary>
/// <param name="Title">The word.</param>
/// <param name="Places">Those that this person sees, in order; never none.</param>
public sealed record DeskGroup(string Title, IReadOnlyList<DeskPlace> Places)
{
    /// <summary>One place needs no word above it.</summary>
    public string Shown => Places is [var only] ? only.Title : Title;
}

/// <summary>The navigation, in order: the groups, and below them the places of the one in view. A slice adds its line to a group; what a role may not, it does not see.</summary>
public static class DeskNavigation
{
    private static readonly DeskGroup[] Groups =
    [
        new("工单",
        [
            new("/desk", "工作台", 'h', DeskAct.OwnAccount),
            new("/desk/inbox", "诉求", 'i', DeskAct.SeeIntakes) { Also = "/desk/intakes", Counts = "/desk/counts" },
            new("/desk/phone", "电话登记", 'n', DeskAct.TakeCalls),
            new("/desk/dispatch", "派单", 'd', DeskAct.AssignIntakes),
            new("/desk/calls", "回访", 'c', DeskAct.CallBack),
            new("/desk/orders", "督办", 'o', DeskAct.SeeIntakes),
            new("/desk/extensions", "延期", 'e', DeskAct.ApproveExtensions) { Where = p => p.Extension.Approval != ExtensionApproval.None, Counts = "/desk/counts?of=extensions" },
            new("/desk/complaints", "投诉网格员", 't', DeskAct.Supervise),
            new("/desk/hot", "热点", 'r', DeskAct.SeeHotIssues),
        ]),
        new("人与网格",
        [
            new("/desk/grids", "网格", 'm', DeskAct.SeeGrids),
            new("/desk/best", "评优", 'j', DeskAct.SeeBest) { Also = "/desk/performance" },
        ]),
        new("数据",
        [
            new("/desk/figures", "统计", 'f', DeskAct.SeeFigures),
            new("/desk/reports", "报表", 'b', DeskAct.SeeFigures),
            new("/desk/attachments", "附件", 'l', DeskAct.SeeIntakes),
            new("/desk/exports", "导出", 'x', DeskAct.ExportIntakes),
        ]),
        new("管理",
        [
            new("/desk/work", "后台", 'w', DeskAct.SeeBackground),
            new("/desk/audit", "审计", 'a', DeskAct.SeeAudit),
            new("/desk/staff", "人员", 'p', DeskAct.ManageStaff),
        ]),
    ];

    public static IReadOnlyList<DeskPlace> All { get; } = [.. Groups.SelectMany(g => g.Places)];

    /// <summary>What this person sees in this city.</summary>
    public static IReadOnlyList<DeskGroup> For(DeskVisit visit, Profile profile) =>
    [
        .. Groups.Select(g => g with { Places = [.. g.Places.Where(p => visit.Can(p.Act) && p.Where?.Invoke(profile) != false)] }).Where(g => g.Places.Count > 0),
    ];

    /// <summary>The place whose page this is; null where it is of none, as one's own settings.</summary>
    public static DeskPlace? At(IEnumerable<DeskGroup> groups, string path) => groups.SelectMany(g => g.Places).Where(p => p.Holds(path)).MaxBy(p => p.Path.Length);
}
