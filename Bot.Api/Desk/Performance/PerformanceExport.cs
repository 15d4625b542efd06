using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Figures;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Performance;

/// <summary>One row of the feed that a place's own assessment takes in.</summary>
public sealed record PerformanceEntry(
    string Period, string UserId, string Name, string Grid, long Resolved, long OnTime, long Late, long Rated, long Satisfied, long Reopened, long Complaints, decimal Points, decimal Score);

/// <summary><c>GET /desk/performance/export.csv</c> and <c>.json</c>: the feed of workers' performance.</summary>
public static class PerformanceExport
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IResult> HandleAsync(string format, string? period, string? of, string? area, HttpContext http, PerformanceReader reader, DeskScopes scopes, GroupCommit commit, CancellationToken cancellation)
    {
        var visit = DeskVisit.Of(http)!;
        if (format is not ("csv" or "json") || FigureFocus.Of(visit, scopes.Of(visit), area) is not { } focus)
        {
            return DeskPlainPage.NotFound;
        }

        var time = FigurePeriod.Read(period, of, visit.At.ChinaDate());
        await commit.Run(session => DeskAudit.Write(session, visit, AuditActs.FiguresExported, time.Spelling + " " + time.Of, new { area = focus.Code, kind = "performance." + format }), cancellation);
        var entries = (await reader.ReadAsync(time, focus, cancellation)).Select(w => new PerformanceEntry(
            time.Spelling + " " + time.Of, w.Id, w.Name, w.Grid, w.Counts.Resolved, w.Counts.OnTime, w.Counts.Late, w.Counts.Rated, w.Counts.Satisfied, w.Counts.Reopened, w.Complaints, w.Counts.Points / 1_000m, w.Score / 1_000m));
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"performance-{time.Spelling}-{time.First:yyyyMMdd}.{format}\"");
        return format == "json"
            ? Results.Stream(stream => JsonSerializer.SerializeAsync(stream, entries, Spelling, cancellation), "application/json; charset=utf-8")
            : Results.Stream(stream => CsvAsync(stream, entries), "text/csv; charset=utf-8");
    }

    private static async Task CsvAsync(Stream stream, IEnumerable<PerformanceEntry> entries)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteLineAsync("period,userid,name,grid,resolved,onTime,late,rated,satisfied,reopened,complaints,points,score");
        foreach (var e in entries)
        {
            await writer.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{e.Period},{Field(e.UserId)},{Field(e.Name)},{Field(e.Grid)},{e.Resolved},{e.OnTime},{e.Late},{e.Rated},{e.Satisfied},{e.Reopened},{e.Complaints},{e.Points},{e.Score}"));
        }
    }

    /// <summary>Quoted; a leading sign that a spreadsheet would take for a formula is kept from being one.</summary>
    private static string Field(string value)
    {
        var text = value is ['=' or '+' or '-' or '@', ..] ? "'" + value : value;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
