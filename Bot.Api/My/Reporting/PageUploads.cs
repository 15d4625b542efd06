using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Api.Handling.Photos;
using Bot.Api.ResidentActs;
using Bot.Data.Storage;
using Bot.Data.Uploads;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.My.Reporting;

/// <summary>
/// Photos of a form become uploads like the mini-program's: sniffed, written anew, stored, named by an intake later. The same form
/// sent again stores nothing a second time.
/// </summary>
public sealed class PageUploads(MediaStore files, GroupCommit commit, IDbContextFactory<BotDbContext> database, TimeProvider clock) : IDisposable
{
    /// <summary>Bytes of a whole form: the photos, the words and the wrapping.</summary>
    public const long FormBytes = ((long)DialogLimits.Media * PhotoCheck.MaxBytes) + (1024 * 1024);

    /// <summary>Photos of one resident that belong to nothing yet.</summary>
    public const int Loose = 60;

    /// <summary>How long photos wait for the form they came with to be handed in.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Requests whose photos are in memory at once: each holds one photo twice.</summary>
    private const int AtOnce = 2;

    private const int TimeDigits = 12;
    private const int HashDigits = 18;
    private readonly SemaphoreSlim _turn = new(AtOnce);

    /// <summary>Stores all of them behind those the form has already, or none and says why.</summary>
    public async Task<(IReadOnlyList<string> Ids, string? Error)> TakeAsync(
        ResidentCaller who, string once, IReadOnlyList<string> before, IReadOnlyList<IFormFile> photos, CancellationToken cancellation)
    {
        if (before.Count + photos.Count > DialogLimits.Media)
        {
            return (before, $"照片最多 {DialogLimits.Media} 张，现在有 {before.Count + photos.Count} 张。");
        }

        List<Upload> taken = [];
        for (var i = 0; i < photos.Count; i++)
        {
            await _turn.WaitAsync(cancellation);
            try
            {
                var (upload, why) = await ReadAsync(who, once, before.Count + i, photos[i], cancellation);
                if (upload is null)
                {
                    return (before, (photos.Count > 1 ? $"第 {i + 1} 张：" : "") + why);
                }

                taken.Add(upload);
            }
            finally
            {
                _turn.Release();
            }
        }

        return taken.Count == 0 || await KeepAsync(who, taken)
            ? ([.. before, .. taken.Select(u => u.Id)], null)
            : (before, "您传了不少照片还没交上去，先把前面的交了，或者明天再来。");
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(Upload? Upload, string? Why)> ReadAsync(ResidentCaller who, string once, int place, IFormFile photo, CancellationToken cancellation)
    {
        if (photo.Length > PhotoCheck.MaxBytes)
        {
            return (null, PhotoWords.Of(PhotoRefusal.TooLarge));
        }

        var content = new byte[photo.Length];
        await using var stream = photo.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancellation);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var id = IdOf(who, once, place, hash);
        await using var db = await database.CreateDbContextAsync(cancellation);
        if (await db.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.Owner == who.Holder, cancellation) is { } known)
        {
            return (known, null);
        }

        return PhotoCheck.Rewrite(content) switch
        {
            PhotoVerdict.Taken taken => (await StoreAsync(who, id, hash, content.Length, taken, cancellation), null),
            PhotoVerdict.Refused refused => (null, PhotoWords.Of(refused.Why)),
            _ => throw new InvalidOperationException("A photo is taken or refused."),
        };
    }

    private async Task<Upload> StoreAsync(ResidentCaller who, string id, string hash, int size, PhotoVerdict.Taken taken, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await files.WriteAsync(id, now, taken.Content, cancellation);
        return new Upload
        {
            Id = id,
            Owner = who.Holder,
            Type = "image",
            Size = size,
            Sha256 = hash,
            PartSize = size,
            CreatedAt = now,
            ExpiresAt = now + Life,
            CompletedAt = now,
            ContentType = taken.ContentType,
            StoredSize = taken.Content.Length,
        };
    }

    private Task<bool> KeepAsync(ResidentCaller who, List<Upload> taken) => commit.Run(session =>
    {
        var now = clock.GetUtcNow();
        if (session.Context.Uploads.Count(u => u.Owner == who.Holder && u.IntakeId == null && u.ExpiresAt > now) + taken.Count > Loose)
        {
            return false;
        }

        taken.ForEach(u => session.TryInsert(u));
        return true;
    });

    /// <summary>Begins with the form's own instant and the photo's place in it, so that photos stay in the order in which they were chosen.</summary>
    private static string IdOf(ResidentCaller who, string once, int place, string hash)
    {
        var own = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{who.Holder}\n{once}\n{hash}")));
        return string.Create(CultureInfo.InvariantCulture, $"{once[..TimeDigits]}{place:x2}{own[..HashDigits]}");
    }
}
