using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling.Photos;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Intakes;

/// <summary><c>GET /desk/intakes/{number}/media/{attachment}</c>: a stored file of an intake within scope. What is sealed is not there.</summary>
public static class DeskMedia
{
    public static async Task<IResult> HandleAsync(
        string number, string attachment, HttpContext http, DeskScopes scopes, IDbContextFactory<BotDbContext> database, MediaStore files, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var row = IntakeNumber.TryParse(number, out var parsed)
            && await scopes.Of(DeskVisit.Of(http)!).Visible(db.Intakes.AsNoTracking()).AnyAsync(i => i.Id == parsed.Id, cancellation)
                ? await db.Attachments.AsNoTracking().FirstOrDefaultAsync(
                    a => a.Id == attachment && a.IntakeId == parsed.Id && a.By != Attachment.Sealed && a.State == AttachmentState.Stored, cancellation)
                : null;
        if (row is null || !File.Exists(files.PathOf(row.Id, row.At)))
        {
            return DeskPlainPage.NotFound;
        }

        http.Response.Headers.CacheControl = "private, max-age=3600";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(files.PathOf(row.Id, row.At), row.ContentType, enableRangeProcessing: true);
    }
}
