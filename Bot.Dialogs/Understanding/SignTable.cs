using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Dialogs.Understanding;

/// <summary>
/// Weights by hashed sign: one row of small whole numbers for each sign, with a scale. Open addressing; a sign that was not learned costs one look.
/// Immutable; safe to share.
/// </summary>
internal sealed class SignTable
{
    /// <summary>Numbers added in one step where the processor can.</summary>
    private const int Eight = 8;

    private readonly uint[] _keys;
    private readonly int[] _rowAt;
    private readonly int _shift;

    /// <param name="hashes">Row by row; none is 0, none twice.</param>
    /// <param name="weights">Rows of <paramref name="columns"/> numbers.</param>
    public SignTable(uint[] hashes, float[] scales, float[] lengths, sbyte[] weights, int columns)
    {
        (Hashes, Scales, Lengths, Weights, Columns) = (hashes, scales, lengths, weights, columns);
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 3 / 2));
        _shift = 32 - BitOperations.Log2((uint)slots);
        (_keys, _rowAt) = (new uint[slots], new int[slots]);
        for (var row = 0; row < hashes.Length; row++)
            Place(hashes[row], row);
    }

    public uint[] Hashes { get; }

    /// <summary>What one step of a row's weights is worth. Half as precise in the file.</summary>
    public float[] Scales { get; }

    /// <summary>How much the sign adds to the length of a message (the root of what it adds squared).</summary>
    public float[] Lengths { get; }

    public sbyte[] Weights { get; }

    public int Columns { get; }

    /// <summary>The sign's row, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(uint hash)
    {
        var slot = (hash * 2_654_435_769u) >> _shift;
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == hash)
                return _rowAt[slot];
            slot = (slot + 1) & (uint)(_keys.Length - 1);
        }
        return -1;
    }

    /// <summary>Adds a row, times <paramref name="factor"/>, to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<float> sums, int row, float factor)
    {
        var by = factor * Scales[row];
        var weights = Weights.AsSpan(row * Columns, Columns);
        var c = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            var factors = Vector256.Create(by);
            for (; c + Eight <= weights.Length; c += Eight)
            {
                var whole = Vector128.WidenLower(Vector128.CreateScalarUnsafe(BitConverter.ToInt64(MemoryMarshal.AsBytes(weights.Slice(c, Eight)))).AsSByte());
                var widened = Vector256.Create(Vector128.WidenLower(whole), Vector128.WidenUpper(whole));
                var part = sums.Slice(c, Eight);
                (Vector256.Create<float>(part) + (Vector256.ConvertToSingle(widened) * factors)).CopyTo(part);
            }
        }
        for (; c < weights.Length; c++)
            sums[c] += by * weights[c];
    }

    private void Place(uint hash, int row)
    {
        var slot = (hash * 2_654_435_769u) >> _shift;
        while (_keys[slot] != 0)
            slot = (slot + 1) & (uint)(_keys.Length - 1);
        (_keys[slot], _rowAt[slot]) = (hash, row);
    }
}
