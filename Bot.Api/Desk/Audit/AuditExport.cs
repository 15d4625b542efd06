using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Audit;

/// <summary>
/// <c>GET /desk/audit/export.csv</c> and <c>.jsonl</c>: the whole chain, or from one entry on, streamed row by row. The hashes travel
/// along, so that an inspector can recompute them. That it was exported is itself an entry, written first.
/// </summary>
public static class AuditExport
{
    private const int FlushEvery = 500;

    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IResult> HandleAsync(string format, long? after, HttpContext http, IDbContextFactory<BotDbContext> database, GroupCommit commit, CancellationToken cancellation)
    {
        if (format is not ("csv" or "jsonl"))
        {
            return Shell.DeskPlainPage.NotFound;
        }

        var visit = DeskVisit.Of(http)!;
        await commit.Run(session => DeskAudit.Write(session, visit, AuditActs.AuditExported, "audit", new { format, after = after ?? 0 }), cancellation);
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"audit-{visit.At.ChinaDate():yyyyMMdd}.{format}\"");
        return Results.Stream(stream => WriteAsync(stream, format, after ?? 0, database, cancellation), format == "csv" ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8");
    }

    private static async Task WriteAsync(Stream stream, string format, long after, IDbContextFactory<BotDbContext> database, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: format == "csv"), leaveOpen: true);
        if (format == "csv")
        {
            await writer.WriteLineAsync("id,at,login,act,subject,detail,previous,hash");
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var written = 0;
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.Id > after).OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await writer.WriteLineAsync(format == "csv" ? Csv(entry) : JsonSerializer.Serialize(entry, Spelling));
            if (++written % FlushEvery == 0)
            {
                await writer.FlushAsync(cancellation);
            }
        }
    }

    private static string Csv(AuditEntry e) => string.Join(
        ',',
        e.Id.ToString(CultureInfo.InvariantCulture),
        e.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        Field(e.Login),
        Field(e.Act),
        Field(e.Subject),
        Field(e.Detail),
        e.Previous,
        e.Hash);

    /// <summary>Quoted; a leading sign that a spreadsheet would take for a formula is kept from being one.</summary>
    private static string Field(string value)
    {
        var text = value is ['=' or '+' or '-' or '@', ..] ? "'" + value : value;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
