using Bot.Api.Handling.Photos;
using Bot.Api.Hosting;
using Bot.Data.Profiles;
using Bot.Data.PublicBoard;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.PublicBoard;

/// <summary>
/// <c>GET /public/photos/{name}</c>: a photo of a result that was let out, as it was written anew when the worker sent it
/// (<see cref="PhotoCheck"/>: no place, no device, nothing hidden). Asked for each time: what was taken back is gone within a minute.
/// </summary>
public static class PhotoDoor
{
    public static async Task<IResult> HandleAsync(string name, HttpContext http, IDbContextFactory<BotDbContext> database, Profile profile, MediaStore files, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var photo = await PublicPhotos.Of(db, profile).FirstOrDefaultAsync(p => p.Name == name, cancellation);
        if (photo is null || !File.Exists(files.PathOf(photo.AttachmentId, photo.At)))
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(await File.ReadAllBytesAsync(files.PathOf(photo.AttachmentId, photo.At), cancellation), photo.ContentType);
    }

    /// <summary>Where anybody finds it.</summary>
    public static string AddressOf(BotSettings settings, string name) => $"{settings.PublicBaseUrl}{PathOf(name)}";

    /// <summary>The same without the host.</summary>
    public static string PathOf(string name) => $"{PublicBoardServices.Path}/photos/{name}";
}
