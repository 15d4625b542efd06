namespace Bot.Api.Handling.Photos;

/// <summary>
/// Takes a JPEG (ITU-T T.81) apart and puts a new one together from tables, frame and scans. Baseline, extended and
/// progressive Huffman frames of 8 bits; whatever else the standard allows, no phone writes, and it is refused.
/// </summary>
internal sealed class JpegRewriter
{
    /// <summary>Scans of a progressive photo; encoders write about ten, thousands keep a decoder busy for minutes.</summary>
    private const int MaxScans = 64;

    private const byte Soi = 0xD8;
    private const byte Eoi = 0xD9;
    private const byte Sos = 0xDA;
    private const byte Dqt = 0xDB;
    private const byte Dht = 0xC4;
    private const byte Dri = 0xDD;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App14 = 0xEE;
    private const byte Comment = 0xFE;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly MemoryStream _body;
    private bool _isJfif;
    private byte? _adobeTransform;
    private int _orientation = ExifOrientation.Upright;
    private JpegFrame? _frame;
    private bool _hasQuantisation;
    private bool _hasHuffman;
    private int _scans;

    private JpegRewriter(ReadOnlyMemory<byte> file)
    {
        _file = file;
        _body = new MemoryStream(file.Length);
    }

    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, Soi, 0xFF]);

    public static PhotoVerdict.Taken Rewrite(ReadOnlyMemory<byte> file)
    {
        var rewriter = new JpegRewriter(file);
        rewriter.TakeApart();
        return new PhotoVerdict.Taken(rewriter.PutTogether(), PhotoCheck.Jpeg, rewriter._frame!.Width, rewriter._frame.Height);
    }

    private void TakeApart()
    {
        var file = _file.Span;
        var at = 2;
        while (true)
        {
            var marker = JpegMarkers.Next(file, ref at);
            if (marker == Eoi)
            {
                break;
            }

            var content = JpegMarkers.Segment(file, ref at);
            Take(marker, content);
            if (marker == Sos)
            {
                var end = JpegMarkers.EndOfScan(file, at);
                _body.Write(file[at..end]);
                at = end;
            }
        }

        if (_frame is null || _scans == 0)
        {
            throw PhotoFault.Malformed;
        }
    }

    private void Take(byte marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                _frame = _frame is null ? JpegFrame.Read(content) : throw PhotoFault.Malformed;
                break;
            case Dqt:
                JpegTables.CheckQuantisation(content);
                _hasQuantisation = true;
                break;
            case Dht:
                JpegTables.CheckHuffman(content);
                _hasHuffman = true;
                break;
            case Dri when content.Length == 2:
                break;
            case Sos:
                CheckScan(content);
                break;
            case App0:
                _isJfif |= content.StartsWith("JFIF\0"u8);
                return;
            case App1:
                _orientation = ExifOrientation.Begins(content) && _orientation == ExifOrientation.Upright ? ExifOrientation.Read(content) : _orientation;
                return;
            case App14:
                _adobeTransform = content.Length >= 12 && content.StartsWith("Adobe"u8) ? Math.Min(content[11], (byte)2) : _adobeTransform;
                return;
            case (> App0 and <= 0xEF) or Comment:
                return;
            default:
                throw PhotoFault.Malformed;
        }

        Keep(_body, marker, content);
    }

    private void CheckScan(ReadOnlySpan<byte> content)
    {
        _scans++;
        if (_frame is null || !_hasQuantisation || !_hasHuffman || _scans > MaxScans || !_frame.Allows(content))
        {
            throw PhotoFault.Malformed;
        }
    }

    private byte[] PutTogether()
    {
        using var whole = new MemoryStream((int)_body.Length + 128);
        whole.Write([0xFF, Soi]);
        if (_isJfif)
        {
            Keep(whole, App0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        }

        if (_orientation != ExifOrientation.Upright)
        {
            Keep(whole, App1, ExifOrientation.Write(_orientation));
        }

        if (_adobeTransform is { } transform)
        {
            Keep(whole, App14, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);
        }

        _body.WriteTo(whole);
        whole.Write([0xFF, Eoi]);
        return whole.ToArray();
    }

    private static void Keep(Stream to, byte marker, ReadOnlySpan<byte> content)
    {
        var length = content.Length + 2;
        to.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        to.Write(content);
    }
}
