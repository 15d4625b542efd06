namespace Bot.Api.Handling.Photos;

/// <summary>Why a file is not taken as a photo. The names are kept in <c>Attachment.Reason</c>.</summary>
public enum PhotoRefusal
{
    Empty,
    TooLarge,
    TooManyPixels,
    Heic,
    Gif,
    WebP,
    NotAPhoto,

    /// <summary>Begins like a photo, but is torn, or built in a way no camera builds it.</summary>
    Malformed,
}

/// <summary>What became of a file given as a photo. A closed set.</summary>
public abstract record PhotoVerdict
{
    private PhotoVerdict()
    {
    }

    /// <summary>The photo as written anew: nothing in it but what decoding needs.</summary>
    public sealed record Taken(ReadOnlyMemory<byte> Content, string ContentType, int Width, int Height) : PhotoVerdict;

    public sealed record Refused(PhotoRefusal Why) : PhotoVerdict;
}

/// <summary>Leaves the reading of a file with the reason.</summary>
internal sealed class PhotoFault(PhotoRefusal why) : Exception($"The photo is refused: {why}.")
{
    public PhotoRefusal Why { get; } = why;

    public static PhotoFault Malformed => new(PhotoRefusal.Malformed);
}

/// <summary>Refusals as one says them to the person who took the photo.</summary>
public static class PhotoWords
{
    public static string Of(PhotoRefusal why) => why switch
    {
        PhotoRefusal.Empty => "这张照片是空的，请重新选一张。",
        PhotoRefusal.TooLarge => $"照片太大了，一张最多 {PhotoCheck.MaxBytes / (1024 * 1024)} MB，请换小一点的。",
        PhotoRefusal.TooManyPixels => $"照片像素太高了（最多 {PhotoCheck.MaxPixels / 1_000_000 * 100} 万像素），请把相机调低一档。",
        PhotoRefusal.Heic => "这是 HEIC 格式的照片，这里打不开。请截个图再发，或者在手机“设置 › 相机 › 格式”里选“兼容性最佳”。",
        PhotoRefusal.Gif => "这是 GIF 动图，请发 JPG 或 PNG 照片。",
        PhotoRefusal.WebP => "这是 WebP 格式的图片，请发 JPG 或 PNG 照片。",
        PhotoRefusal.NotAPhoto => "这个文件不是照片，请发 JPG 或 PNG 照片。",
        PhotoRefusal.Malformed => "这张照片不完整，打不开，请重新拍一张。",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "Not a refusal."),
    };
}
