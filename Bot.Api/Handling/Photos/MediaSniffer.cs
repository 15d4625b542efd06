namespace Bot.Api.Handling.Photos;

/// <summary>What a voice or a video is, by its first bytes; the platform's word for it is not taken.</summary>
public static class MediaSniffer
{
    /// <summary>Bytes that must be at hand to tell.</summary>
    public const int HeadBytes = 64;

    public static string? Voice(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("#!AMR"u8) => "audio/amr",
        _ when head.StartsWith("ID3"u8) || (head.Length > 1 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2) => "audio/mpeg",
        // What a mini-program records: AAC by itself (ADTS, ISO/IEC 13818-7) or in an MPEG-4 file.
        _ when head.Length > 1 && head[0] == 0xFF && (head[1] & 0xF6) == 0xF0 => "audio/aac",
        _ when head.Length >= 12 && head[4..].StartsWith("ftyp"u8) && !head[8..].StartsWith("hei"u8) && !head[8..].StartsWith("avif"u8) => "audio/mp4",
        _ when head.StartsWith("Speex   "u8) || (head.StartsWith("OggS"u8) && head.IndexOf("Speex   "u8) > 0) => "audio/ogg",
        _ => null,
    };

    public static string? Video(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && head[4..].StartsWith("ftyp"u8) ? "video/mp4" : null;
}
