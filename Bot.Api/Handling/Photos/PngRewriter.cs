using System.IO.Compression;

namespace Bot.Api.Handling.Photos;

/// <summary>
/// Takes a PNG (W3C PNG, third edition) apart and packs its pixels anew: header, palette, transparency and colour space
/// are kept, every other chunk and whatever follows the end is dropped. What unpacks to more than the header says is refused.
/// </summary>
internal sealed class PngRewriter
{
    private const int MaxFilter = 4;
    private static readonly uint Ihdr = PngChunk.Named("IHDR"u8);
    private static readonly uint Plte = PngChunk.Named("PLTE"u8);
    private static readonly uint Trns = PngChunk.Named("tRNS"u8);
    private static readonly uint Gama = PngChunk.Named("gAMA"u8);
    private static readonly uint Srgb = PngChunk.Named("sRGB"u8);
    private static readonly uint Idat = PngChunk.Named("IDAT"u8);
    private static readonly uint Iend = PngChunk.Named("IEND"u8);

    private readonly MemoryStream _packed = new();
    private readonly Dictionary<uint, ReadOnlyMemory<byte>> _kept = [];
    private PngHeader? _header;
    private bool _dataEnded;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static PhotoVerdict.Taken Rewrite(ReadOnlyMemory<byte> file)
    {
        var rewriter = new PngRewriter();
        rewriter.TakeApart(file);
        return new PhotoVerdict.Taken(rewriter.PutTogether(), PhotoCheck.Png, rewriter._header!.Width, rewriter._header.Height);
    }

    private void TakeApart(ReadOnlyMemory<byte> file)
    {
        var at = Signature.Length;
        while (true)
        {
            var chunk = PngChunk.Read(file, ref at);
            if ((_header is null) != (chunk.Name == Ihdr))
            {
                throw PhotoFault.Malformed;
            }

            if (chunk.Name == Iend)
            {
                break;
            }

            Take(chunk);
        }

        if (_packed.Length == 0 || (_header!.Colour == PngHeader.Palette && !_kept.ContainsKey(Plte)))
        {
            throw PhotoFault.Malformed;
        }
    }

    private void Take(PngChunk chunk)
    {
        if (chunk.Name == Idat)
        {
            _packed.Write(_dataEnded ? throw PhotoFault.Malformed : chunk.Content.Span);
            return;
        }

        _dataEnded = _packed.Length > 0;
        if (chunk.Name == Ihdr)
        {
            _header = PngHeader.Read(chunk.Content.Span);
        }
        else if (!IsWanted(chunk))
        {
            // A capital first letter means: not to be understood without it. We do not know it, so it is not understood.
            if ((chunk.Name >> 24 & 0x20) == 0)
            {
                throw PhotoFault.Malformed;
            }

            return;
        }

        if (_dataEnded || !_kept.TryAdd(chunk.Name, chunk.Content))
        {
            throw PhotoFault.Malformed;
        }
    }

    private bool IsWanted(PngChunk chunk)
    {
        var length = chunk.Content.Length;
        var fits = chunk.Name == Plte ? length is > 0 and <= 768 && length % 3 == 0 && _header!.Colour is 2 or PngHeader.Palette or 6
            : chunk.Name == Gama ? length == 4
            : chunk.Name == Srgb ? length == 1
            : chunk.Name == Trns ? FitsTransparency(length)
            : (bool?)null;
        return fits is false ? throw PhotoFault.Malformed : fits is true;
    }

    private bool FitsTransparency(int length)
    {
        var entries = _kept.TryGetValue(Plte, out var palette) ? palette.Length / 3 : 0;
        return _header!.TransparencyBytes(entries) is { } most && (_header.Colour == PngHeader.Palette ? length > 0 && length <= most : length == most);
    }

    private byte[] PutTogether()
    {
        using var whole = new MemoryStream((int)_packed.Length + 1024);
        whole.Write(Signature);
        foreach (var name in (ReadOnlySpan<uint>)[Ihdr, Gama, Srgb, Plte, Trns])
        {
            if (_kept.TryGetValue(name, out var content))
            {
                PngChunk.Write(whole, name, content.Span);
            }
        }

        using var packed = Repack();
        PngChunk.Write(whole, Idat, packed.GetBuffer().AsSpan(0, (int)packed.Length));
        PngChunk.Write(whole, Iend, []);
        return whole.ToArray();
    }

    /// <summary>Unpacks row by row, never more than the header announced, and packs the same rows again.</summary>
    private MemoryStream Repack()
    {
        var packed = new MemoryStream((int)_packed.Length + 64);
        try
        {
            _packed.Position = 0;
            using var pixels = new ZLibStream(_packed, CompressionMode.Decompress);
            using (var packer = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                foreach (var (count, bytes) in _header!.Rows())
                {
                    CopyRows(pixels, packer, count, bytes);
                }
            }

            return pixels.ReadByte() < 0 ? packed : throw PhotoFault.Malformed;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw PhotoFault.Malformed;
        }
    }

    private static void CopyRows(ZLibStream from, ZLibStream to, int count, int bytes)
    {
        var row = new byte[bytes];
        for (var i = 0; i < count; i++)
        {
            from.ReadExactly(row);
            to.Write(row[0] <= MaxFilter ? row : throw PhotoFault.Malformed);
        }
    }
}
