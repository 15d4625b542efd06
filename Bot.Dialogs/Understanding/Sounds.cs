namespace Bot.Dialogs.Understanding;

/// <summary>How letters sound, without tone and with sounds folded that many people do not tell apart (z and zh, in and ing). Immutable; safe to share.</summary>
internal sealed class Sounds
{
    private const char First = '\u4E00';
    private const int Letters = 0x5200;

    private readonly char[] _sounds = new char[Letters];

    private Sounds()
    {
        using var reader = new StreamReader(ServiceItems.Resource("sounds.txt"));
        Dictionary<string, char> numbers = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split(' ');
            var sound = Folded(parts[0]);
            if (!numbers.TryGetValue(sound, out var number))
                numbers[sound] = number = (char)(numbers.Count + 1);
            foreach (var letter in parts[1])
            {
                if ((uint)(letter - First) < Letters)
                    _sounds[letter - First] = number;
            }
        }
    }

    public static Sounds Shared { get; } = new();

    /// <summary>The number of the letter's sound; the letter itself where it has none.</summary>
    public char Of(char letter) => (uint)(letter - First) < Letters && _sounds[letter - First] is not '\0' and var sound ? sound : letter;

    private static string Folded(string syllable)
    {
        if (syllable.StartsWith("zh", StringComparison.Ordinal) || syllable.StartsWith("ch", StringComparison.Ordinal) || syllable.StartsWith("sh", StringComparison.Ordinal))
            syllable = syllable[..1] + syllable[2..];
        return syllable.EndsWith("ing", StringComparison.Ordinal) || syllable.EndsWith("eng", StringComparison.Ordinal) ? syllable[..^1] : syllable;
    }
}
