using Bot.Data.Intakes;

namespace Bot.Api.Handling.Photos;

/// <summary>Photos that a worker hands in: checked, written anew, stored; the rows follow in the transaction of the move.</summary>
public sealed class PhotoStore(MediaStore files, TimeProvider clock) : IDisposable
{
    /// <summary>Requests whose photos are in memory at once: each holds one photo twice.</summary>
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _turn = new(AtOnce);

    /// <summary>Stores all of them, or none and says why.</summary>
    public async Task<(IReadOnlyList<Attachment> Stored, string? Error)> TakeAsync(long intakeId, IReadOnlyList<IFormFile> photos, CancellationToken cancellation)
    {
        if (photos.Count > PhotoCheck.MaxPhotos)
        {
            return ([], $"一次最多 {PhotoCheck.MaxPhotos} 张照片，您选了 {photos.Count} 张。");
        }

        List<Attachment> stored = [];
        for (var i = 0; i < photos.Count; i++)
        {
            await _turn.WaitAsync(cancellation);
            try
            {
                var verdict = await ReadAsync(photos[i], cancellation);
                if (verdict is not PhotoVerdict.Taken taken)
                {
                    Remove(stored);
                    return ([], (photos.Count > 1 ? $"第 {i + 1} 张：" : "") + PhotoWords.Of(((PhotoVerdict.Refused)verdict).Why));
                }

                stored.Add(await StoreAsync(intakeId, taken, cancellation));
            }
            finally
            {
                _turn.Release();
            }
        }

        return (stored, null);
    }

    /// <summary>The move did not happen: its photos go.</summary>
    public void Remove(IEnumerable<Attachment> stored)
    {
        foreach (var photo in stored)
        {
            files.Remove(photo.Id, photo.At);
        }
    }

    public void Dispose() => _turn.Dispose();

    private static async Task<PhotoVerdict> ReadAsync(IFormFile photo, CancellationToken cancellation)
    {
        if (photo.Length > PhotoCheck.MaxBytes)
        {
            return new PhotoVerdict.Refused(PhotoRefusal.TooLarge);
        }

        var content = new byte[photo.Length];
        await using var stream = photo.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancellation);
        return PhotoCheck.Rewrite(content);
    }

    private async Task<Attachment> StoreAsync(long intakeId, PhotoVerdict.Taken taken, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var photo = new Attachment
        {
            Id = Guid.CreateVersion7(at).ToString("N"),
            IntakeId = intakeId,
            Type = "image",
            By = "worker",
            At = at,
            State = AttachmentState.Stored,
            ContentType = taken.ContentType,
            Size = taken.Content.Length,
            NextAt = at,
        };
        await files.WriteAsync(photo.Id, photo.At, taken.Content, cancellation);
        return photo;
    }
}
