using System.Text;
using Bot.Api.Handling.Photos;
using Xunit;

namespace Bot.Tests.Handling;

public sealed class PhotoCheckTests
{
    [Fact]
    public void A_phones_photo_keeps_its_picture_and_its_upright_side_and_loses_place_comment_preview_and_appendix()
    {
        var given = Pictures.JpegFromAPhone(orientation: 6);
        Assert.True(given.AsSpan().IndexOf(Pictures.Secret) > 0);

        var taken = Taken(given);

        Assert.Equal((24, 16, "image/jpeg"), (taken.Width, taken.Height, taken.ContentType));
        Assert.Equal(-1, taken.Content.Span.IndexOf(Pictures.Secret));
        Assert.Equal(-1, taken.Content.Span.IndexOf("http"u8));
        var exif = taken.Content.Span[taken.Content.Span.IndexOf("Exif\0\0"u8)..];
        Assert.Equal("4D4D002A00000008000101120003000000010006000000000000", Convert.ToHexString(exif.Slice(6, 26)));
        Assert.Equal(Scan(Pictures.Jpeg), Scan(taken.Content.ToArray()));
    }

    [Fact]
    public void An_upright_photo_gets_no_exif_at_all() =>
        Assert.Equal(-1, Taken(Pictures.JpegFromAPhone(orientation: 1)).Content.Span.IndexOf("Exif"u8));

    [Fact]
    public void What_was_written_anew_is_written_the_same_again()
    {
        var once = Taken(Pictures.JpegFromAPhone()).Content;
        Assert.Equal(once.ToArray(), Taken(once.ToArray()).Content.ToArray());
        var png = Taken(Pictures.Png()).Content;
        Assert.Equal(png.ToArray(), Taken(png.ToArray()).Content.ToArray());
    }

    [Fact]
    public void A_png_loses_its_words_and_what_follows_its_end()
    {
        byte[] given = [.. Pictures.Png(more: [("tEXt", [.. "Comment\0"u8, .. Pictures.Secret]), ("eXIf", Pictures.Secret), ("gAMA", [0, 0, 0xB1, 0x8F])]), .. Pictures.Secret];
        var taken = Taken(given);
        Assert.Equal(-1, taken.Content.Span.IndexOf(Pictures.Secret));
        Assert.True(taken.Content.Span.IndexOf("gAMA"u8) > 0);
        Assert.Equal((16, 12, "image/png"), (taken.Width, taken.Height, taken.ContentType));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(600)]
    public void A_torn_photo_is_refused(int keep)
    {
        Assert.IsType<PhotoVerdict.Refused>(PhotoCheck.Rewrite(Pictures.Jpeg.AsMemory(0, Math.Min(keep, Pictures.Jpeg.Length - 1))));
        var png = Pictures.Png();
        Assert.IsType<PhotoVerdict.Refused>(PhotoCheck.Rewrite(png.AsMemory(0, Math.Min(keep, png.Length - 1))));
    }

    [Fact]
    public void Every_single_spoiled_byte_is_either_refused_or_harmless_and_never_throws()
    {
        foreach (var original in new[] { Pictures.JpegFromAPhone(), Pictures.Png() })
        {
            for (var i = 0; i < original.Length; i++)
            {
                var spoiled = (byte[])original.Clone();
                spoiled[i] ^= 0xFF;
                if (PhotoCheck.Rewrite(spoiled) is PhotoVerdict.Taken taken)
                {
                    Assert.IsType<PhotoVerdict.Taken>(PhotoCheck.Rewrite(taken.Content));
                }
            }
        }
    }

    [Fact]
    public void Every_spoiled_byte_of_a_png_up_to_its_end_is_refused()
    {
        var original = Pictures.Png();
        for (var i = 0; i < original.Length; i++)
        {
            var spoiled = (byte[])original.Clone();
            spoiled[i] ^= 1;
            Assert.IsType<PhotoVerdict.Refused>(PhotoCheck.Rewrite(spoiled));
        }
    }

    [Fact]
    public void A_png_that_unpacks_to_more_than_it_says_is_refused_and_so_is_one_that_says_too_much()
    {
        var bomb = Pictures.Png(4, 4, new byte[50_000_000]);
        Assert.True(bomb.Length < 200_000);
        Assert.Equal(PhotoRefusal.Malformed, Refused(bomb));
        Assert.Equal(PhotoRefusal.TooManyPixels, Refused(Pictures.Png(100_000, 100_000, [0])));
        Assert.Equal(PhotoRefusal.Malformed, Refused(Pictures.Png(8, 8, [0])));
    }

    [Fact]
    public void A_jpeg_of_too_many_pixels_is_refused_by_its_header()
    {
        var huge = (byte[])Pictures.Jpeg.Clone();
        var frame = huge.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (huge[frame + 5], huge[frame + 7]) = (0x40, 0x40);
        Assert.Equal(PhotoRefusal.TooManyPixels, Refused(huge));
    }

    [Theory]
    [InlineData("GIF89a\u0001\0\u0001\0\0\0\0;", PhotoRefusal.Gif)]
    [InlineData("RIFF\0\0\0\0WEBPVP8 ", PhotoRefusal.WebP)]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", PhotoRefusal.Heic)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", PhotoRefusal.NotAPhoto)]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>", PhotoRefusal.NotAPhoto)]
    [InlineData("", PhotoRefusal.Empty)]
    public void Other_files_are_refused_by_what_they_are(string file, PhotoRefusal why)
    {
        Assert.Equal(why, Refused(Encoding.Latin1.GetBytes(file)));
        Assert.NotEmpty(PhotoWords.Of(why));
    }

    [Fact]
    public void A_photo_beyond_the_limit_of_bytes_is_refused() =>
        Assert.Equal(PhotoRefusal.TooLarge, Refused([.. Pictures.Jpeg, .. new byte[PhotoCheck.MaxBytes]]));

    private static PhotoVerdict.Taken Taken(byte[] file) => Assert.IsType<PhotoVerdict.Taken>(PhotoCheck.Rewrite(file));

    private static PhotoRefusal Refused(byte[] file) => Assert.IsType<PhotoVerdict.Refused>(PhotoCheck.Rewrite(file)).Why;

    private static byte[] Scan(byte[] jpeg)
    {
        var start = jpeg.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        var end = jpeg.AsSpan()[start..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        return jpeg[start..(start + end)];
    }
}
