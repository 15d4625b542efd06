using Bot.Api.Handling.Photos;
using Bot.Api.My.Identity;
using Bot.Api.ResidentActs;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.My;

/// <summary>Stored files that this resident may see, under the type we found them to be.</summary>
public static class MyMedia
{
    /// <summary><c>GET /my/media/{attachment}</c>: sent by themselves, or shown with a public entry of an intake of theirs.</summary>
    public static async Task<IResult> ShowAsync(string attachment, HttpContext http, ResidentIntakes intakes, MediaStore files, CancellationToken cancellation) =>
        await intakes.FileAsync(MyVisit.Of(http).Resident, attachment, cancellation) is { } file && File.Exists(files.PathOf(file.Id, file.At))
            ? Shown(http, files.PathOf(file.Id, file.At), file.ContentType)
            : MyPlainPage.NoFile;

    /// <summary><c>GET /my/uploads/{upload}</c>: a photo of their own that was not handed in yet.</summary>
    public static async Task<IResult> ShowUploadAsync(string upload, HttpContext http, BotDbContext db, MediaStore files, CancellationToken cancellation)
    {
        var owner = MyVisit.Of(http).Caller.Holder;
        var row = await db.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == upload && u.Owner == owner && u.CompletedAt != null, cancellation);
        return row is not null && File.Exists(files.PathOf(row.Id, row.CompletedAt!.Value))
            ? Shown(http, files.PathOf(row.Id, row.CompletedAt.Value), row.ContentType)
            : MyPlainPage.NoFile;
    }

    private static IResult Shown(HttpContext http, string path, string? type)
    {
        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(path, type, enableRangeProcessing: true);
    }
}
