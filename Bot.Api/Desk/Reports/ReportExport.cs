using System.Globalization;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Documents;
using Bot.Api.Desk.Figures;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Figures;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Reports;

/// <summary><c>GET /desk/reports/export.xlsx</c>: the report with all its rows, streamed from the disk. That it was taken is on record first.</summary>
public static class ReportExport
{
    private static readonly object?[] Heads = ["收到", "办结", "按时办结", "超期", "按时率", "首次响应（平均分钟）", "办结用时（平均分钟）", "评价", "满意", "满意率", "重办", "投诉网格员", "积分"];

    public static async Task<IResult> HandleAsync(string? period, string? of, string? area, HttpContext http, FigureReader figures, DeskScopes scopes, GroupCommit commit, CancellationToken cancellation)
    {
        var visit = DeskVisit.Of(http)!;
        if (FigureFocus.Of(visit, scopes.Of(visit), area) is not { } focus)
        {
            return DeskPlainPage.NotFound;
        }

        var time = FigurePeriod.Read(period, of, visit.At.ChinaDate());
        await commit.Run(session => DeskAudit.Write(session, visit, AuditActs.FiguresExported, time.Spelling + " " + time.Of, new { area = focus.Code, kind = "xlsx" }), cancellation);
        var sheet = await figures.ReadAsync(time, focus, int.MaxValue, cancellation);
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"report-{time.Spelling}-{time.First:yyyyMMdd}.xlsx\"");
        return await FinishedFile.SendAsync(stream => Workbook.WriteAsync(stream, Sheets(sheet), cancellation), Workbook.ContentType);
    }

    private static IReadOnlyList<Sheet> Sheets(FigureSheet sheet) =>
    [
        new Sheet("汇总", ["时间", .. Heads], [[sheet.Period.Title, .. Row(sheet.Total)], [sheet.Period.Step(-1).Title, .. Row(sheet.Before)]]),
        new Sheet("走势", ["时间", .. Heads], sheet.Trend.Select(p => (IReadOnlyList<object?>)[p.Period.Title, .. Row(p.Counts)])),
        .. sheet.Tables.Select(t => new Sheet("按" + t.Title, [t.Title, "编码", .. Heads], t.Rows.Select(r => (IReadOnlyList<object?>)[r.Name, r.Key, .. Row(r.Counts)]))),
    ];

    private static IEnumerable<object?> Row(FigureCounts c) =>
    [
        c.Received, c.Resolved, c.OnTime, c.Late, Rounded(c.OnTimeShare, 4), Rounded(c.FirstResponse, 1), Rounded(c.Resolution, 1), c.Rated, c.Satisfied, Rounded(c.SatisfiedShare, 4), c.Reopened, c.Complaints, c.Points / 1_000m,
    ];

    private static object? Rounded(double? value, int digits) => value is { } v ? Math.Round(v, digits) : null;
}
