using System.Security.Cryptography;
using Bot.Api.Handling.Photos;
using Bot.Data;
using Bot.Data.Storage;
using Bot.Data.Uploads;

namespace Bot.Api.ResidentActs.Uploads;

/// <summary>
/// Makes a completed upload of its parts: the whole is compared with what was announced, looked at, and stored among the media;
/// a photo is written anew. The row says so only when the file is on disk.
/// </summary>
public sealed class UploadFinish(PartFiles parts, MediaStore files, GroupCommit commit, TimeProvider clock) : IDisposable
{
    /// <summary>Uploads finished at once: each photo is in memory twice.</summary>
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _turn = new(AtOnce);

    public Task<ActResult<UploadDone>> FromPartsAsync(Upload upload, CancellationToken cancellation) =>
        FinishAsync(upload, take => parts.CopyAllAsync(upload, take, cancellation), cancellation);

    /// <summary>For a file that came whole; nothing was announced of it.</summary>
    public Task<ActResult<UploadDone>> FromStreamAsync(Upload upload, Stream content, CancellationToken cancellation) => FinishAsync(
        upload,
        async take =>
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                await take(buffer.AsMemory(0, read));
            }
        },
        cancellation);

    public void Dispose() => _turn.Dispose();

    private async Task<ActResult<UploadDone>> FinishAsync(Upload upload, Func<Func<ReadOnlyMemory<byte>, ValueTask>, Task> read, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            // A name of its own until it is known to be good: two that complete the same upload do not meet.
            var (at, whole) = (clock.GetChinaNow(), Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
            try
            {
                var hash = await GatherAsync(whole, at, read, cancellation);
                return upload.Sha256.Length > 0 && hash != upload.Sha256
                    ? await AnewAsync(upload)
                    : await StoreAsync(upload, whole, at, cancellation);
            }
            finally
            {
                files.Remove(whole, at);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<string> GatherAsync(string whole, DateTimeOffset at, Func<Func<ReadOnlyMemory<byte>, ValueTask>, Task> read, CancellationToken cancellation)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = files.Begin(whole, at);
        await read(async bytes =>
        {
            sha.AppendData(bytes.Span);
            await file.WriteAsync(bytes, cancellation);
        });
        files.Finish(file, whole, at);
        return Convert.ToHexStringLower(sha.GetCurrentHash());
    }

    private async Task<ActResult<UploadDone>> StoreAsync(Upload upload, string whole, DateTimeOffset at, CancellationToken cancellation)
    {
        var path = files.PathOf(whole, at);
        string? contentType;
        if (upload.Type == "image")
        {
            var verdict = PhotoCheck.Rewrite(await File.ReadAllBytesAsync(path, cancellation));
            if (verdict is not PhotoVerdict.Taken taken)
            {
                return await RefuseAsync(upload, PhotoWords.Of(((PhotoVerdict.Refused)verdict).Why));
            }

            await files.WriteAsync(whole, at, taken.Content, cancellation);
            contentType = taken.ContentType;
        }
        else
        {
            contentType = await SniffAsync(path, upload.Type, cancellation);
            if (contentType is null)
            {
                return await RefuseAsync(upload, upload.Type == "video" ? "这个文件不是能播放的视频，请发 MP4。" : "这个文件不是能播放的录音，请重新录一段。");
            }
        }

        var size = new FileInfo(path).Length;
        File.Move(path, files.PathOf(upload.Id, at), overwrite: true);
        await DoneAsync(upload, contentType, size, at);
        parts.Remove(upload.Id);
        return new UploadDone(upload.Id, upload.Type);
    }

    /// <summary>Who comes second finds it done; the file lies under the day of the first.</summary>
    private Task DoneAsync(Upload upload, string contentType, long size, DateTimeOffset at) => commit.Run(session => session.Execute(
        """UPDATE "uploads" SET "CompletedAt" = @0, "ContentType" = @1, "StoredSize" = @2 WHERE "Id" = @3 AND "CompletedAt" IS NULL""", at, contentType, size, upload.Id));

    private static async Task<string?> SniffAsync(string path, string type, CancellationToken cancellation)
    {
        var head = new byte[MediaSniffer.HeadBytes];
        await using var file = File.OpenRead(path);
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return type == "video" ? MediaSniffer.Video(head.AsSpan(0, read)) : MediaSniffer.Voice(head.AsSpan(0, read));
    }

    /// <summary>Nobody knows which part was spoilt: all are asked for again.</summary>
    private Task<ActResult<UploadDone>> AnewAsync(Upload upload)
    {
        parts.Remove(upload.Id);
        return Task.FromResult<ActResult<UploadDone>>(ActRefusals.Wrong("sha256", "传来的内容和文件对不上，请把各块重新传一遍。"));
    }

    /// <summary>What can never be taken is no upload any more.</summary>
    private async Task<ActResult<UploadDone>> RefuseAsync(Upload upload, string why)
    {
        await commit.Run(session => session.Execute("""DELETE FROM "uploads" WHERE "Id" = @0 AND "CompletedAt" IS NULL""", upload.Id));
        parts.Remove(upload.Id);
        return ActRefusals.Wrong("media", why);
    }
}
