using System.Globalization;
using System.Text;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Exports;

/// <summary>One row of an export.</summary>
/// <param name="Intake">Whose.</param>
/// <param name="Item">The item in force.</param>
public sealed record ExportRow(Intake Intake, string Item);

/// <summary>
/// <c>GET /desk/inbox/export.csv</c>: what a filter or a search of the inbox holds, within scope, as a file. Streamed row by
/// row, however many there are. Words and places are masked; of what is sealed they are left out; nobody's phone, name or
/// account is in it. That it was exported is on record, written first.
/// </summary>
public static class InboxExport
{
    /// <summary>After that it ends, and its last line says so: a reader that never ends would keep the database's log from being cleared away.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Rows that may be read and not yet be on their way.</summary>
    internal const int FlushEvery = 500;
    private const string Withheld = "（保密，不导出）";
    private const string Header = "编号,什么事,类别,到哪一步,网格,网格编号,地点,内容,谁在办,部门,紧急,保密,催办次数,评价,报事时间,期限";

    public static async Task<IResult> HandleAsync(
        string? f, string? q, HttpContext http, DeskScopes scopes, IDbContextFactory<BotDbContext> database, InboxSearch search, GroupCommit commit, Jurisdiction jurisdiction, CancellationToken cancellation)
    {
        var visit = DeskVisit.Of(http)!;
        var question = string.IsNullOrWhiteSpace(q) ? null : q.Trim()[..Math.Min(q.Trim().Length, InboxSearch.QuestionLength)];
        var filter = InboxFilter.Named(f);
        await commit.Run(
            session => DeskAudit.Write(session, visit, AuditActs.IntakesExported, question is null ? "inbox " + filter.Key : "inbox search", question is null ? null : new { question }), cancellation);
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"intakes-{visit.At.ChinaDate():yyyyMMdd}.csv\"");
        return Results.Stream(
            async stream =>
            {
                await using var db = await database.CreateDbContextAsync(cancellation);
                var visible = scopes.Of(visit).Visible(db.Intakes.AsNoTracking());
                var chosen = question is null ? filter.Narrow(new InboxScene(db, visible, visit.At)) : await search.FindAsync(db, visit, visible, question, cancellation);
                var rows = chosen.Select(i => new ExportRow(
                    i, db.ItemCorrections.Where(c => c.IntakeId == i.Id && c.By == ItemCorrection.ByDesk).OrderByDescending(c => c.At).Select(c => c.Chosen).FirstOrDefault() ?? i.Item));
                await WriteAsync(stream, rows.AsAsyncEnumerable(), jurisdiction, cancellation);
            },
            "text/csv; charset=utf-8");
    }

    internal static async Task WriteAsync(Stream stream, IAsyncEnumerable<ExportRow> chosen, Jurisdiction jurisdiction, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteLineAsync(Header);
        var written = 0;
        try
        {
            // In no order: sorting a million rows would hold them all.
            await foreach (var row in chosen.WithCancellation(limit.Token))
            {
                await writer.WriteLineAsync(Line(row.Intake, jurisdiction.Item(row.Item)?.Name ?? row.Item));
                if (++written % FlushEvery == 0)
                {
                    await writer.FlushAsync(limit.Token);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await writer.WriteLineAsync(Field("没有导出完：时间太长。请换个筛选，分几次导出。"));
        }
    }

    private static string Line(Intake i, string item) => string.Join(
        ',',
        i.Number.ToString(),
        Field(item),
        Field(i.Kind),
        Field(HandlingWords.Status(i)),
        Field(i.GridName ?? ""),
        Field(i.GridCode ?? ""),
        Field(i.Confidential ? Withheld : Masking.Mask(i.PlaceText)),
        Field(i.Confidential ? Withheld : Masking.Mask(i.Text.ReplaceLineEndings(" "))),
        Field(i.HandlerName ?? ""),
        Field(i.Department ?? ""),
        i.Urgent ? "是" : "",
        i.Confidential ? "是" : "",
        i.Urges.ToString(CultureInfo.InvariantCulture),
        i.Rating?.ToString(CultureInfo.InvariantCulture) ?? "",
        Moment(i.SubmittedAt),
        Moment(i.Due));

    private static string Moment(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Quoted; what a spreadsheet would take for a formula, or a long number it would round, is kept as words.</summary>
    private static string Field(string value)
    {
        var text = value is ['=' or '+' or '-' or '@' or '\t', ..] || (value.Length > 10 && value.All(char.IsAsciiDigit)) ? "'" + value : value;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
