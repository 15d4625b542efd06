using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>A stretch of a text that is a spelling, as it sounds, but for at most one character.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NearReading(int Start, int Length, int Spelling, Misspelling Found);

/// <summary>Looks for misspelt names at every position of a text.</summary>
internal sealed class NearSearch(PlaceSpellings spellings, DeletionIndex index)
{
    /// <summary>Of longer words only the beginning is searched for misspelt names; exact ones are found everywhere.</summary>
    internal const int MaxText = 600;

    /// <summary>A sound that so many names share tells none of them apart.</summary>
    private const int MaxAlike = 64;

    private const int MostReadings = 512;
    private const int FewestSounds = 2;
    private const int FewestForDeletion = 4;
    private const int FewestBeforeNumber = 3;
    private const int MostAbsent = 3;

    internal List<NearReading> Readings(string text)
    {
        var found = new List<NearReading>();
        var searched = text.AsSpan(0, Math.Min(text.Length, MaxText));
        var hashes = new SoundHashes(searched.Length);
        hashes.Read(searched);
        var absent = Absent(hashes);
        for (var start = 0; start + 1 < searched.Length && found.Count < MostReadings; start++)
        {
            var longest = Math.Min(PlaceSpellings.MaxLength + 1, searched.Length - start);
            for (var length = FewestSounds; length <= longest; length++)
            {
                var end = start + length;
                if (searched[end - 1] == PlaceText.Stop || searched[start] == PlaceText.Stop || absent[end - 1] - absent[start] > MostAbsent)
                {
                    break;
                }

                ReadWindow(searched, hashes, absent, start, length, found);
            }
        }

        return found;
    }

    private void ReadWindow(ReadOnlySpan<char> text, SoundHashes hashes, ReadOnlySpan<int> absent, int start, int length, List<NearReading> found)
    {
        var first = found.Count;
        var missing = absent[start + length - 1] - absent[start];
        var said = text.Slice(start, length);
        if (missing <= 1 && ReadUnder(hashes.Of(start, length), said, start, found, first))
        {
            // Said as it sounds: what differs by a character more is no better.
            return;
        }

        // Before a number even the last character, and one of a short name, may be the wrong one.
        var isNumbered = start + length < text.Length && char.IsAsciiDigit(text[start + length]);
        var (fewest, last) = isNumbered ? (FewestBeforeNumber, length) : (FewestForDeletion, length - 1);
        for (var skipped = 0; length >= fewest && skipped < last; skipped++)
        {
            // Two sounds that never follow each other stand where the mistake is, or there is more than one.
            var (from, to) = (start + Math.Max(0, skipped - 2), start + Math.Min(length - 1, skipped + 2));
            if (absent[to] - absent[from] == missing)
            {
                ReadUnder(hashes.Without(start, length, skipped), said, start, found, first);
            }
        }
    }

    /// <summary>True where a spelling of the same length sounds the same.</summary>
    private bool ReadUnder(ulong hash, ReadOnlySpan<char> said, int start, List<NearReading> found, int firstOfWindow)
    {
        var (first, isSame) = (found.Count, false);
        var bucket = index.Under(hash);
        while (bucket.Next(out var spelling))
        {
            var letters = spellings.LettersOf(spelling);
            if (Math.Abs(letters.Length - said.Length) > 1 || IsFound(found, firstOfWindow, spelling))
            {
                continue;
            }

            var misspelling = Misspelling.Of(said, letters, spellings[spelling].Bare);
            if (misspelling.Wrong <= 1 && misspelling.Cost < Misspelling.TooFar)
            {
                isSame |= misspelling.Wrong == 0;
                found.Add(new NearReading(start, said.Length, spelling, misspelling));
            }

            if (found.Count - first > MaxAlike)
            {
                found.RemoveRange(first, found.Count - first);
                return isSame;
            }
        }

        return isSame;
    }

    private static bool IsFound(List<NearReading> found, int first, int spelling)
    {
        for (var i = found.Count - 1; i >= first; i--)
        {
            if (found[i].Spelling == spelling)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many pairs before each position follow each other in no spelling.</summary>
    private int[] Absent(SoundHashes hashes)
    {
        var absent = new int[hashes.Length + 1];
        for (var i = 1; i < hashes.Length; i++)
        {
            absent[i] = absent[i - 1] + (index.IsPair(hashes.Symbols[i - 1], hashes.Symbols[i]) ? 0 : 1);
        }

        return absent;
    }
}
