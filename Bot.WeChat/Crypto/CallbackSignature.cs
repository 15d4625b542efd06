using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Bot.WeChat.Crypto;

/// <summary>
/// The signature WeChat puts on a callback: the SHA-1, in lower-case hex, of its parts sorted by their bytes and joined.
/// SHA-1 is the platform's choice (消息加解密说明), not ours.
/// </summary>
internal static class CallbackSignature
{
    public const int HexLength = 40;

    private const int StackBytes = 1024;

    /// <summary>Writes the 40 hex characters for the given parts. <paramref name="encrypt"/> is empty for the plain signature.</summary>
    public static void Write(ReadOnlySpan<byte> token, ReadOnlySpan<char> timestamp, ReadOnlySpan<char> nonce, ReadOnlySpan<byte> encrypt, Span<byte> hex)
    {
        var most = token.Length + Encoding.UTF8.GetMaxByteCount(timestamp.Length) + Encoding.UTF8.GetMaxByteCount(nonce.Length) + encrypt.Length;
        byte[]? rented = null;
        var scratch = 2 * most <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(2 * most);
        try
        {
            Span<(int Start, int Length)> parts = stackalloc (int, int)[4];
            var end = 0;
            token.CopyTo(scratch);
            Add(parts, 0, ref end, token.Length);
            Add(parts, 1, ref end, Encoding.UTF8.GetBytes(timestamp, scratch[end..]));
            Add(parts, 2, ref end, Encoding.UTF8.GetBytes(nonce, scratch[end..]));
            encrypt.CopyTo(scratch[end..]);
            Add(parts, 3, ref end, encrypt.Length);
            SortByBytes(parts, scratch);

            var joined = scratch[end..];
            var written = 0;
            foreach (var (start, length) in parts)
            {
                scratch.Slice(start, length).CopyTo(joined[written..]);
                written += length;
            }

            Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
            SHA1.HashData(joined[..written], hash);
            Convert.TryToHexStringLower(hash, hex, out _);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Compares in constant time. A signature of another length is wrong, and its length is no secret.</summary>
    public static bool Matches(ReadOnlySpan<byte> expectedHex, ReadOnlySpan<char> given)
    {
        if (given.Length != HexLength)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[HexLength];
        return Encoding.ASCII.TryGetBytes(given, bytes, out var count)
            && CryptographicOperations.FixedTimeEquals(bytes[..count], expectedHex);
    }

    private static void Add(Span<(int Start, int Length)> parts, int index, ref int end, int length)
    {
        parts[index] = (end, length);
        end += length;
    }

    private static void SortByBytes(Span<(int Start, int Length)> parts, ReadOnlySpan<byte> scratch)
    {
        for (var i = 1; i < parts.Length; i++)
        {
            for (var j = i; j > 0; j--)
            {
                var left = scratch.Slice(parts[j - 1].Start, parts[j - 1].Length);
                var right = scratch.Slice(parts[j].Start, parts[j].Length);
                if (left.SequenceCompareTo(right) <= 0)
                {
                    break;
                }

                (parts[j - 1], parts[j]) = (parts[j], parts[j - 1]);
            }
        }
    }
}
