using Bot.Api.Handling.Photos;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Handling.Identity;

/// <summary><c>GET /w/{token}/media/{attachment}</c>: a stored file of this intake, under the type we found it to be.</summary>
public static class WorkerMedia
{
    public static async Task HandleAsync(
        string token, string attachment, HttpContext http, WorkerGate gate, IDbContextFactory<BotDbContext> database, MediaStore files)
    {
        var entry = await gate.EnterAsync(http, token);
        if (entry.Visit is not { } visit)
        {
            await (entry.Page?.WriteAsync(http) ?? Results.Redirect(entry.Elsewhere!.AbsoluteUri).ExecuteAsync(http));
            return;
        }

        await using var db = await database.CreateDbContextAsync(http.RequestAborted);
        var row = await db.Attachments.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == attachment && a.IntakeId == visit.Intake.Id && a.By != Attachment.Sealed && a.State == AttachmentState.Stored, http.RequestAborted);
        if (row is null || !File.Exists(files.PathOf(row.Id, row.At)))
        {
            await new WorkerPlainPage(StatusCodes.Status404NotFound, "找不到这个文件", "它可能还没取回来，请过一会儿再看。", visit.Path, "返回").WriteAsync(http);
            return;
        }

        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        await Results.File(files.PathOf(row.Id, row.At), row.ContentType, enableRangeProcessing: true).ExecuteAsync(http);
    }
}
