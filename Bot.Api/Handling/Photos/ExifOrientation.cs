using System.Buffers.Binary;

namespace Bot.Api.Handling.Photos;

/// <summary>
/// The one fact of EXIF that a photo is not seen rightly without: which way is up (Exif 2.32, tag 0x0112, 1 to 8).
/// Read with suspicion, written as a block of our own that holds nothing else.
/// </summary>
internal static class ExifOrientation
{
    public const int Upright = 1;
    private const int Last = 8;
    private const int Tag = 0x0112;
    private const int EntryBytes = 12;
    private const int MaxEntries = 512;

    private static ReadOnlySpan<byte> Signature => "Exif\0\0"u8;

    public static bool Begins(ReadOnlySpan<byte> app1) => app1.StartsWith(Signature);

    /// <summary>Upright when it cannot be read: EXIF that is torn is no reason to refuse a photo, we do not keep it.</summary>
    public static int Read(ReadOnlySpan<byte> app1)
    {
        var tiff = app1[Signature.Length..];
        if (tiff.Length < 8 || Endian(tiff) is not { } big || Number16(tiff[2..], big) != 42)
        {
            return Upright;
        }

        var directory = Number32(tiff[4..], big);
        if (directory > tiff.Length - 2)
        {
            return Upright;
        }

        var entries = tiff[(int)directory..];
        var count = Math.Min(Number16(entries, big), MaxEntries);
        entries = entries[2..];
        for (; count > 0 && entries.Length >= EntryBytes; count--, entries = entries[EntryBytes..])
        {
            if (Number16(entries, big) == Tag)
            {
                var value = Number16(entries[8..], big);
                return value is >= Upright and <= Last ? value : Upright;
            }
        }

        return Upright;
    }

    /// <summary>The content of an APP1 segment with a directory of one entry.</summary>
    public static byte[] Write(int orientation) =>
    [
        .. Signature, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, Tag >> 8, Tag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static bool? Endian(ReadOnlySpan<byte> tiff) => (tiff[0], tiff[1]) switch
    {
        ((byte)'M', (byte)'M') => true,
        ((byte)'I', (byte)'I') => false,
        _ => null,
    };

    private static int Number16(ReadOnlySpan<byte> at, bool big) =>
        big ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint Number32(ReadOnlySpan<byte> at, bool big) =>
        big ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
}
