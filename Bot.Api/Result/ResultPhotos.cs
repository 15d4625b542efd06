using Bot.Api.Handling.Photos;
using Bot.Data.Deliveries;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Result;

/// <summary>
/// Shows the resident what was done. A photo is an addition to the words: where it cannot be sent at once it is given up
/// by name, and the words do not wait for it.
/// </summary>
public sealed class ResultPhotos(IDbContextFactory<BotDbContext> database, MediaStore files, OfficialAccountClient account, TimeProvider clock)
{
    public async Task<SendResult> SendAsync(Delivery delivery, string openId, Tries tries, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var photo = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == delivery.Body, cancellation);
        if (photo?.ContentType is null)
        {
            return new SendResult.GiveUp("PhotoGone");
        }

        var bytes = await File.ReadAllBytesAsync(files.PathOf(photo.Id, photo.At), cancellation);
        var name = photo.Id + (photo.ContentType == PhotoCheck.Png ? ".png" : ".jpg");
        var uploaded = await account.UploadMedia("image", name, photo.ContentType, bytes, cancellation);
        if (uploaded.Value is not { } media)
        {
            return new SendResult.GiveUp(uploaded.Error!.Name);
        }

        var sent = await account.SendCustomerImage(openId, media.MediaId, cancellation);
        tries.Add(Rungs.Customer, sent.Error, clock.GetUtcNow());
        return sent.Error is { } error ? new SendResult.GiveUp(error.Name) : new SendResult.Sent(Rungs.Customer);
    }
}
