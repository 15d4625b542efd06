using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>A stretch of the words that names a place, exactly or nearly.</summary>
/// <param name="Start">Where it starts in the normalised words.</param>
/// <param name="Length">How many characters of them it takes.</param>
/// <param name="Entry">First of the store's entries with that name.</param>
/// <param name="Precision">The highest precision among them.</param>
/// <param name="Score">Hundredths of a character explained, less what was wrong: more is better.</param>
/// <param name="IsSure">False where the name is so short, or so far from what was said, that one must ask.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlaceHit(int Start, int Length, int Entry, PlacePrecision Precision, int Score, bool IsSure)
{
    internal const int ScorePerCharacter = 100;

    internal int End => Start + Length;

    internal bool Overlaps(PlaceHit other) => Start < other.End && other.Start < End;

    internal bool Covers(PlaceHit other) => Start <= other.Start && other.End <= End;
}
