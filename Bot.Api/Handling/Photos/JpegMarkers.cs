using System.Buffers.Binary;

namespace Bot.Api.Handling.Photos;

/// <summary>Finds the way through a JPEG (ITU-T T.81, annex B): markers, their segments, the coded data behind a scan. What does not hold is malformed.</summary>
internal static class JpegMarkers
{
    internal static byte Next(ReadOnlySpan<byte> file, ref int at)
    {
        if (at >= file.Length || file[at] != 0xFF)
        {
            throw PhotoFault.Malformed;
        }

        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        return at < file.Length ? file[at++] : throw PhotoFault.Malformed;
    }

    internal static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> file, ref int at)
    {
        if (at + 2 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || at + length > file.Length))
        {
            throw PhotoFault.Malformed;
        }

        var content = file.Slice(at + 2, length - 2);
        at += length;
        return content;
    }

    /// <summary>Where the coded data ends: at the first marker that is neither a stuffed zero nor a restart.</summary>
    internal static int EndOfScan(ReadOnlySpan<byte> file, int start)
    {
        var at = start;
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length)
            {
                throw PhotoFault.Malformed;
            }

            at += next;
            if (file[at + 1] is 0 or (>= 0xD0 and <= 0xD7))
            {
                at += 2;
            }
            else if (file[at + 1] == 0xFF)
            {
                at++;
            }
            else
            {
                return at > start ? at : throw PhotoFault.Malformed;
            }
        }
    }
}
