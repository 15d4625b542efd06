namespace Bot.Benchmarks.Desk;

/// <summary>An address that is measured.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Route">The route it belongs to, as the matrix of permissions spells it.</param>
/// <param name="Address">Where it is; what stands in braces is filled in from what was seeded.</param>
/// <param name="IsFirstByte">A file: its first byte counts, the rest streams.</param>
public sealed record DeskAddress(string Name, string Route, string Address, bool IsFirstByte = false);

/// <summary>Every page of the desk, and what residents, the public and other platforms read. A test holds this list beside the routes there are.</summary>
public static class DeskPages
{
    /// <summary>Routes that show nothing of their own: forms that are only posted, steps of signing in, a stored file, what is not there; and a request for more time, one row by its key, which no seeded intake waits for.</summary>
    public static IReadOnlyList<string> Unmeasured { get; } =
        ["desk/sign-out", "desk/sign-in", "desk/sign-in/code", "desk/password", "desk/intakes/{number}/media/{attachment}", "desk/intakes/{number}/photos/{attachment}", "desk/extensions/{request}", "desk/{**path:nonfile}"];

    private static readonly (string Filter, string Name)[] Filters =
    [
        ("open", "未办结"), ("new", "新到"), ("assign", "待派"), ("soon", "临期"), ("late", "超期"), ("unhappy", "不满意"), ("supervised", "督办"), ("worker", "投诉网格员"), ("sealed", "保密"), ("undelivered", "未送达"),
    ];

    public static IReadOnlyList<DeskAddress> Desk { get; } =
    [
        new("home", "desk", "/desk"),
        new("home, what is owed now", "desk/now", "/desk/now"),
        new("late, on every page", "desk/counts", "/desk/counts"),
        .. Filters.Select(f => new DeskAddress("inbox " + f.Name, "desk/inbox", "/desk/inbox?f=" + f.Filter)),
        new("inbox, a later page", "desk/inbox", "/desk/inbox?f=open&after={cursor}"),
        new("search: words many said", "desk/inbox", "/desk/inbox?q=" + Uri.EscapeDataString("楼下路灯")),
        new("search: words all said", "desk/inbox", "/desk/inbox?q=" + Uri.EscapeDataString("演示地点")),
        new("search: words few said", "desk/inbox", "/desk/inbox?q=" + Uri.EscapeDataString("井盖翘起")),
        new("search: who handles it", "desk/inbox", "/desk/inbox?q=" + Uri.EscapeDataString("演示网格员")),
        new("search: phone", "desk/inbox", "/desk/inbox?q=" + DeskSeed.Phone),
        new("search: number", "desk/inbox", "/desk/inbox?q={number}"),
        new("search: last digits", "desk/inbox", "/desk/inbox?q=77"),
        new("inbox counts", "desk/inbox/counts", "/desk/inbox/counts"),
        new("inbox as a file", "desk/inbox/export.csv", "/desk/inbox/export.csv?f=open", IsFirstByte: true),
        new("found as a file", "desk/inbox/export.csv", "/desk/inbox/export.csv?q=" + Uri.EscapeDataString("楼下路灯"), IsFirstByte: true),
        new("exports", "desk/exports", "/desk/exports"),
        new("one intake", "desk/intakes/{number}", "/desk/intakes/{number}"),
        new("one intake on paper", "desk/intakes/{number}/print", "/desk/intakes/{number}/print"),
        new("a move's form", "desk/intakes/{number}/move/{move}", "/desk/intakes/{number}/move/note"),
        new("identity, asked why", "desk/intakes/{number}/identity", "/desk/intakes/{number}/identity"),
        new("another item", "desk/intakes/{number}/item", "/desk/intakes/{number}/item"),
        new("order", "desk/intakes/{number}/order", "/desk/intakes/{number}/order"),
        new("owner", "desk/intakes/{number}/owner", "/desk/intakes/{number}/owner"),
        new("merge", "desk/intakes/{number}/merge", "/desk/intakes/{number}/merge"),
        new("finding", "desk/intakes/{number}/finding", "/desk/intakes/{number}/finding"),
        new("accountability", "desk/intakes/{number}/accountability/{form}", "/desk/intakes/{number}/accountability/b"),
        new("accountability on paper", "desk/intakes/{number}/accountability/{form}/print", "/desk/intakes/{number}/accountability/b/print"),
        new("accountability as Word", "desk/intakes/{number}/accountability/{form}.docx", "/desk/intakes/{number}/accountability/c.docx"),
        new("phone", "desk/phone", "/desk/phone"),
        new("a call taken", "desk/phone/{number}", "/desk/phone/{phoned}"),
        new("dispatch", "desk/dispatch", "/desk/dispatch"),
        new("orders", "desk/orders", "/desk/orders"),
        new("one order", "desk/orders/{order}", "/desk/orders/{order}"),
        new("calls", "desk/calls", "/desk/calls"),
        new("one call", "desk/calls/{call}", "/desk/calls/{call}"),
        new("complaints", "desk/complaints", "/desk/complaints"),
        new("extensions", "desk/extensions", "/desk/extensions"),
        new("attachments", "desk/attachments", "/desk/attachments"),
        new("attachments, voices", "desk/attachments", "/desk/attachments?kind=voice"),
        new("attachments, missing", "desk/attachments", "/desk/attachments?missing=true"),
        new("hot issues", "desk/hot", "/desk/hot"),
        new("hot issues, month", "desk/hot", "/desk/hot?days=30"),
        new("one hot issue", "desk/hot/issue", "/desk/hot/issue?of={number}"),
        new("replies to all", "desk/hot/replies", "/desk/hot/replies"),
        new("grids", "desk/grids", "/desk/grids"),
        new("one grid", "desk/grids/{code}", "/desk/grids/{grid}"),
        new("notice board", "desk/grids/{code}/board", "/desk/grids/{grid}/board"),
        new("import", "desk/grids/import", "/desk/grids/import"),
        new("addresses", "desk/grids/addresses", "/desk/grids/addresses"),
        new("figures, day", "desk/figures", "/desk/figures?period=day"),
        new("figures, month", "desk/figures", "/desk/figures?period=month"),
        new("figures, year", "desk/figures", "/desk/figures?period=year"),
        new("behind a figure: received", "desk/figures/intakes", "/desk/figures/intakes?period=year&what=received"),
        new("behind a figure: late", "desk/figures/intakes", "/desk/figures/intakes?period=year&what=late"),
        new("behind a figure: complaints", "desk/figures/intakes", "/desk/figures/intakes?period=year&what=complaints"),
        new("behind a figure: rated at once", "desk/figures/intakes", "/desk/figures/intakes?period=year&what=quick"),
        new("behind a figure: reopened", "desk/figures/intakes", "/desk/figures/intakes?period=year&what=reopened"),
        new("odd ratings", "desk/figures/ratings", "/desk/figures/ratings"),
        new("report, day", "desk/reports", "/desk/reports?period=day"),
        new("report, week", "desk/reports", "/desk/reports?period=week"),
        new("report, month", "desk/reports", "/desk/reports?period=month"),
        new("report, year", "desk/reports", "/desk/reports?period=year"),
        new("report as Excel, year", "desk/reports/export.xlsx", "/desk/reports/export.xlsx?period=year"),
        new("performance, month", "desk/performance", "/desk/performance?period=month"),
        new("performance, year", "desk/performance", "/desk/performance?period=year"),
        new("the best, month", "desk/best", "/desk/best"),
        new("performance as CSV, year", "desk/performance/export.{format}", "/desk/performance/export.csv?period=year", IsFirstByte: true),
        new("background", "desk/work", "/desk/work"),
        new("background now", "desk/work/now", "/desk/work/now"),
        new("messages not sent", "desk/work/deliveries", "/desk/work/deliveries?state=gave-up&error=NotFollowing"),
        new("audit", "desk/audit", "/desk/audit"),
        new("audit of one login", "desk/audit", "/desk/audit?who=bench-agent"),
        new("audit of one act", "desk/audit", "/desk/audit?act=" + Bot.Data.Audit.AuditActs.BestPublished),
        new("audit as a file", "desk/audit/export.{format}", "/desk/audit/export.csv", IsFirstByte: true),
        new("staff", "desk/staff", "/desk/staff"),
        new("reset of a login", "desk/staff/{login}/reset", "/desk/staff/bench-agent/reset"),
        new("own settings", "desk/settings", "/desk/settings"),
    ];

    /// <summary>Of a resident in the mini program.</summary>
    public static IReadOnlyList<DeskAddress> Resident { get; } =
    [
        new("mini: my intakes", "", "/api/mini/intakes"),
        new("mini: my open intakes", "", "/api/mini/intakes?status=open"),
        new("mini: one of mine", "", "/api/mini/intakes/{own}"),
        new("mini: notices", "", "/api/mini/notices"),
        new("mini: drafts", "", "/api/mini/drafts"),
    ];

    /// <summary>Of another platform with a key.</summary>
    public static IReadOnlyList<DeskAddress> Platform { get; } =
    [
        new("events from the start", "", "/api/grid/events?after=0&limit=100"),
        new("events, the newest", "", "/api/grid/events?after={position}&limit=100"),
        new("events, a thousand", "", "/api/grid/events?after={middle}&limit=1000"),
        new("one intake for a platform", "", "/api/grid/intakes/{number}"),
    ];

    /// <summary>Of anybody.</summary>
    public static IReadOnlyList<DeskAddress> Public { get; } =
    [
        new("public: home", "", "/public"),
        new("public: cases", "", "/public/cases"),
        new("public: cases of an item", "", "/public/cases?item=municipal-facility"),
        new("public: cases of an inquiry", "", "/public/cases?item=social-insurance"),
        new("public: cases of a community", "", "/public/cases?community={community}"),
        new("public: cases of a month, page 20", "", "/public/cases?month={month}&p=20"),
        new("public: cases, page 500", "", "/public/cases?p=500"),
        new("public: one case", "", "/public/cases/{closed}"),
        new("public: feed", "", "/public/feed.atom"),
        new("public: figures", "", "/public/figures"),
        new("public: one community", "", "/public/communities/{community}"),
        new("public: one grid", "", "/public/grids/{grid}"),
        new("public: map", "", "/public/map"),
        new("open311: requests", "", "/open311/v2/requests.json"),
        new("open311: requests closed", "", "/open311/v2/requests.json?status=closed"),
    ];
}
