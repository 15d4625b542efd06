using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Bot.Simulator.Platform;

/// <summary>One temporary media file. <paramref name="Kind"/> is image, voice, video or thumb.</summary>
public sealed record StoredMedia(string Id, string Kind, string ContentType, byte[] Bytes, DateTimeOffset Since);

/// <summary>Temporary media (临时素材): three days, sizes by kind.</summary>
public sealed class MediaStore(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, StoredMedia> _media = new(StringComparer.Ordinal);

    /// <summary>Keeps a file; 40004 for an unknown kind, 40006 for one too large, 41005 for an empty one.</summary>
    public StoredMedia Keep(string kind, string contentType, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var limit = kind switch
        {
            "image" or "video" => PlatformLimits.MediaBytes,
            "voice" => PlatformLimits.VoiceBytes,
            "thumb" => PlatformLimits.ThumbBytes,
            _ => throw Refusal.MediaTypeWrong(),
        };
        if (bytes.Length == 0)
        {
            throw Refusal.MediaMissing();
        }

        if (bytes.Length > limit)
        {
            throw Refusal.MediaTooLarge();
        }

        var id = "demo_media_" + RandomNumberGenerator.GetHexString(40, lowercase: true);
        var media = new StoredMedia(id, kind, contentType, bytes, clock.GetUtcNow());
        _media[id] = media;
        return media;
    }

    /// <summary>A file by id, 40007 when unknown or older than three days.</summary>
    public StoredMedia Get(string? id) => Find(id) ?? throw Refusal.MediaUnknown();

    /// <summary>A file by id, null when unknown or older than three days.</summary>
    public StoredMedia? Find(string? id) =>
        id is not null && _media.TryGetValue(id, out var media) && clock.GetUtcNow() - media.Since < PlatformLimits.MediaLife
            ? media
            : null;
}
