using System.Text;

namespace Bot.Data.Grids;

/// <summary>
/// How characters sound, without tones: the readings of the 6,763 characters of GB 2312, from Unihan
/// (<c>pinyin.txt</c>, written by <c>pinyin.py</c>). Sounds that many cannot tell apart when they speak or type
/// (n/l, zh/z, ch/c, sh/s, f/hu, -ng/-n) are one <em>sound class</em>.
/// </summary>
internal static class Pinyin
{
    /// <summary>Symbols are below this: sound classes first, then everything without a known reading.</summary>
    internal const int Symbols = 1024;

    /// <summary>Cost of one character for another, in hundredths: sounds the same, sounds alike, another.</summary>
    internal const int SameSound = 50;

    internal const int NearSound = 65;
    internal const int OtherSound = 100;

    private const string Resource = "Bot.Data.Grids.pinyin.txt";
    private const int ReadingBits = 10;
    private const int ReadingsAtMost = 3;
    private const int Unread = 512;
    private const char First = '\u4e00';
    private const char Last = '\u9fff';

    /// <summary>Up to three readings of ten bits each, the most usual lowest; 0 where none is known.</summary>
    private static readonly int[] Readings = new int[Last - First + 1];

    /// <summary>Sound class by reading.</summary>
    private static readonly ushort[] Classes = Load();

    /// <summary>The sound class of the usual reading; characters without one get a number by their code.</summary>
    internal static ushort Symbol(char c) => ReadingsOf(c) is > 0 and var readings
        ? Classes[readings & ((1 << ReadingBits) - 1)]
        : (ushort)(Unread + (c * 0x9E3779B1u >> 23));

    /// <summary>What it costs to take one character for the other, in hundredths of a wrong character.</summary>
    internal static int Cost(char a, char b)
    {
        if (a == b)
        {
            return 0;
        }

        var cost = OtherSound;
        for (var one = ReadingsOf(a); one > 0; one >>= ReadingBits)
        {
            for (var other = ReadingsOf(b); other > 0; other >>= ReadingBits)
            {
                var (x, y) = (one & ((1 << ReadingBits) - 1), other & ((1 << ReadingBits) - 1));
                cost = Math.Min(cost, x == y ? SameSound : Classes[x] == Classes[y] ? NearSound : OtherSound);
            }
        }

        return cost;
    }

    private static int ReadingsOf(char c) => c is >= First and <= Last ? Readings[c - First] : 0;

    private static ushort[] Load()
    {
        using var stream = typeof(Pinyin).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').Select(line => line.Split(' ')).ToList();
        var classes = new ushort[lines.Count + 1];
        var numbers = new Dictionary<string, ushort>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            var sound = ClassOf(lines[i][0]);
            numbers.TryAdd(sound, (ushort)(numbers.Count + 1));
            classes[i + 1] = numbers[sound];
            AddReading(lines[i][1], i + 1);
        }

        // Only now the lesser readings: the usual one of every character is lowest.
        for (var i = 0; i < lines.Count; i++)
        {
            AddReading(lines[i][2], i + 1);
        }

        return classes;
    }

    private static void AddReading(string characters, int reading)
    {
        foreach (var c in characters.Where(c => c is >= First and <= Last))
        {
            var shift = 0;
            while (shift < ReadingBits * ReadingsAtMost && Readings[c - First] >> shift > 0)
            {
                shift += ReadingBits;
            }

            Readings[c - First] |= shift < ReadingBits * ReadingsAtMost ? reading << shift : 0;
        }
    }

    /// <summary>The syllable with everything folded that is often confused: zhang and zan, lan and nan, fang and huan.</summary>
    private static string ClassOf(string syllable)
    {
        var sound = syllable.Length > 1 && syllable[1] == 'h' && syllable[0] is 'z' or 'c' or 's' ? syllable.Remove(1, 1) : syllable;
        sound = sound[0] switch
        {
            'n' => $"l{sound[1..]}",
            'f' => sound switch { "fou" => "hou", "fei" => "hui", "fen" or "feng" => "hun", "fo" => "huo", "fu" => "hu", _ => $"hu{sound[1..]}" },
            _ => sound,
        };
        return sound.EndsWith("ang", StringComparison.Ordinal) || sound.EndsWith("eng", StringComparison.Ordinal) || sound.EndsWith("ing", StringComparison.Ordinal)
            ? sound[..^1]
            : sound;
    }
}
