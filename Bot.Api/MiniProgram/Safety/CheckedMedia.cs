using Bot.Api.Handling.Photos;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.MiniProgram.Safety;

/// <summary><c>GET /api/mini/checks/{attachment}/{until}/{signature}</c>: the platform fetches what it was asked to check.</summary>
public static class CheckedMedia
{
    public static void MapCheckedMedia(this IEndpointRouteBuilder platform) =>
        platform.MapGet("/checks/{attachment}/{until}/{signature}", Handle).WithName("miniCheckedMedia").ExcludeFromDescription();

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> Handle(
        string attachment, string until, string signature, HttpContext http, CheckLinks links, IDbContextFactory<BotDbContext> database, MediaStore files, TimeProvider clock, CancellationToken cancellation)
    {
        if (!links.IsGood(attachment, until, signature, clock.GetUtcNow()))
        {
            return TypedResults.NotFound();
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var file = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == attachment && a.State == AttachmentState.Stored, cancellation);
        if (file is null || !File.Exists(files.PathOf(file.Id, file.At)))
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.PhysicalFile(files.PathOf(file.Id, file.At), file.ContentType);
    }
}
