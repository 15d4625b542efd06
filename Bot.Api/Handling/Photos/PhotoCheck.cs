namespace Bot.Api.Handling.Photos;

/// <summary>
/// Decides by its bytes whether a file is a photo, and writes it anew with nothing but what decoding needs: where and
/// with what a photo was taken, comments, previews and anything appended stay behind. See docs/decisions/0004-photo-rewriting.md.
/// </summary>
public static class PhotoCheck
{
    /// <summary>Bytes of one photo.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Photos that come with one result.</summary>
    public const int MaxPhotos = 6;

    /// <summary>Width times height.</summary>
    public const long MaxPixels = 40_000_000;

    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";

    public static PhotoVerdict Rewrite(ReadOnlyMemory<byte> file)
    {
        try
        {
            return RefusalOf(file.Span) is { } why ? new PhotoVerdict.Refused(why)
                : PngRewriter.Begins(file.Span) ? PngRewriter.Rewrite(file)
                : JpegRewriter.Rewrite(file);
        }
        catch (PhotoFault fault)
        {
            return new PhotoVerdict.Refused(fault.Why);
        }
    }

    internal static void RequirePixels(long width, long height)
    {
        if (width <= 0 || height <= 0)
        {
            throw PhotoFault.Malformed;
        }

        if (width * height > MaxPixels)
        {
            throw new PhotoFault(PhotoRefusal.TooManyPixels);
        }
    }

    /// <summary>What can be said from the first bytes and the size alone.</summary>
    private static PhotoRefusal? RefusalOf(ReadOnlySpan<byte> file) => file switch
    {
        { Length: 0 } => PhotoRefusal.Empty,
        _ when IsHeic(file) => PhotoRefusal.Heic,
        _ when file.StartsWith("GIF8"u8) => PhotoRefusal.Gif,
        _ when file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) => PhotoRefusal.WebP,
        _ when !PngRewriter.Begins(file) && !JpegRewriter.Begins(file) => PhotoRefusal.NotAPhoto,
        { Length: > MaxBytes } => PhotoRefusal.TooLarge,
        _ => null,
    };

    /// <summary>An ISO media file with one of the brands of HEIF (ISO/IEC 23008-12) or AVIF.</summary>
    private static bool IsHeic(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[4..].StartsWith("ftyp"u8))
        {
            return false;
        }

        var brand = file[8..];
        return brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8) || brand.StartsWith("avif"u8);
    }
}
