namespace Bot.Benchmarks.Grids;

/// <summary>How a question's words differ from what is listed.</summary>
public enum PlaceMistake
{
    None,

    /// <summary>A character left out of the name.</summary>
    Missing,

    /// <summary>A character of the name that has nothing to do with the right one.</summary>
    Wrong,

    /// <summary>A word of the name as the ear would write it.</summary>
    Heard,

    /// <summary>Two neighbours swapped.</summary>
    Swapped,

    /// <summary>小区 or the like left off.</summary>
    NoEnding,

    /// <summary>A number no such address has.</summary>
    OtherNumber,

    /// <summary>A name that nobody knows.</summary>
    Unknown,

    /// <summary>A name that nobody knows and that ends like a known one.</summary>
    Longer,

    /// <summary>Any character left out, the ending's too, even where that makes the name of another compound.</summary>
    MissingAnywhere,

    /// <summary>Any character replaced by one that has nothing to do with it.</summary>
    WrongAnywhere,

    /// <summary>Any two neighbours swapped.</summary>
    SwappedAnywhere,

    /// <summary>A character too many, anywhere.</summary>
    Added,

    /// <summary>A character missing, wrong, swapped or too many in the name of a village, with its group.</summary>
    InVillage,

    /// <summary>A building that is not listed of a compound that is: the compound's grid all the same.</summary>
    OtherBuilding,
}

/// <summary>A question and the grids that answer it; with several answers, or none, nothing may be called certain.</summary>
public sealed record PlaceQuery(string Text, IReadOnlySet<string> Grids, PlaceMistake Mistake);

/// <summary>Questions about a made-up district, the same for the same seed.</summary>
public sealed class PlaceQueries(PlaceDistrict district, int seed)
{
    private const string Strangers = "宝祖聪鼎琦蕾坤岩涵磊卓彬贺焦祝蒲滕宁";
    private static readonly string[] Numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    private static readonly string[] AtBuilding =
    [
        "{0}{1}号楼", "{0}{2}栋", "{0}{2}号楼", "{0} {1}#楼下", "我住{0}{1}号楼2单元301", "家是{3}{0}{1}号楼的", "{0}{1}幢楼道灯坏了三天没人管",
        "你好，我想反映一下{0}{2}号楼三单元门口的垃圾一直没人清，味道很大", "那个{0}{1}-2-301漏水漏到我家了",
    ];

    private static readonly string[] AtCompound =
    [
        "就在{0}门口", "{3}{0}", "{0}对面路灯不亮", "{0}旁边有个大坑老人晚上走不安全", "我家在{0}后面", "昨天晚上{0}那边一直放音乐到十二点，孩子没法睡",
    ];

    private static readonly PlaceMistake[] Slips = [PlaceMistake.MissingAnywhere, PlaceMistake.WrongAnywhere, PlaceMistake.SwappedAnywhere, PlaceMistake.Added];

    private readonly Random _random = new(seed);
    private readonly ILookup<string, string> _gridsOf = district.Compounds.ToLookup(compound => compound.Name, compound => compound.Grid, StringComparer.Ordinal);
    private readonly HashSet<string> _names = [.. district.Compounds.Select(compound => compound.Name)];

    public IEnumerable<PlaceQuery> Of(PlaceMistake mistake, int count) => Enumerable.Range(0, count).Select(_ => mistake switch
    {
        PlaceMistake.None => Clean(),
        PlaceMistake.OtherNumber => OtherNumber(),
        PlaceMistake.Unknown => About(Any() with { Name = Stranger() + Stranger() + "家园", Grid = "" }, mistake, name => name),
        PlaceMistake.Longer => Longer(),
        PlaceMistake.InVillage => InVillage(),
        PlaceMistake.OtherBuilding => OtherBuilding(),
        _ => About(Any(), mistake, name => Spoilt(name, mistake)),
    });

    private PlaceQuery Clean()
    {
        switch (_random.Next(4))
        {
            case 0:
                var (village, group, _, _) = district.Groups[_random.Next(district.Groups.Count)];
                return new PlaceQuery(Fill(_random.Next(2) == 0 ? "{0}{1}组老王家旁边" : "{0}{2}组的路灯", village, group, ""),
                    district.Groups.Where(g => g.Village == village && g.Group == group).Select(g => g.Grid).ToHashSet(), PlaceMistake.None);
            case 1:
                var door = district.Doors[_random.Next(district.Doors.Count)];
                return new PlaceQuery($"{door.Village}{door.Road}{door.Number}号",
                    district.Doors.Where(d => d with { Grid = "" } == door with { Grid = "" }).Select(d => d.Grid).ToHashSet(), PlaceMistake.None);
            default:
                return About(Any(), PlaceMistake.None, name => name);
        }
    }

    /// <summary>A door of a road of which only others are known: whatever is answered, it is not certain.</summary>
    private PlaceQuery OtherNumber()
    {
        var door = district.Doors[_random.Next(district.Doors.Count)];
        return new PlaceQuery($"{door.Village}{door.Road}{door.Number + 300}号", new HashSet<string>(), PlaceMistake.OtherNumber);
    }

    private PlaceQuery InVillage()
    {
        var (village, group, _, town) = district.Groups[_random.Next(district.Groups.Count)];
        var words = (_random.Next(2) == 0 ? town : "") + Slipped(village, Slips[_random.Next(Slips.Length)]) + (_random.Next(2) == 0 ? $"{group}组" : $"{Numerals[group]}组老王家旁边");
        return new PlaceQuery(words, district.Groups.Where(g => g.Village == village && g.Group == group && (g.Town == town || !words.StartsWith(town, StringComparison.Ordinal)))
            .Select(g => g.Grid).ToHashSet(), PlaceMistake.InVillage);
    }

    private PlaceQuery OtherBuilding()
    {
        var compound = Any();
        return new PlaceQuery($"{compound.Name}{compound.Buildings + 1 + _random.Next(9)}号楼", Meant(compound, isTownSaid: false), PlaceMistake.OtherBuilding);
    }

    private PlaceQuery Longer()
    {
        while (true)
        {
            var name = district.Style.Words[_random.Next(district.Style.Words.Length)].Word + Any().Name;
            if (!_names.Contains(name))
            {
                return About(Any(), PlaceMistake.Longer, _ => name) with { Grids = new HashSet<string>() };
            }
        }
    }

    private PlaceQuery About(PlaceDistrict.Compound compound, PlaceMistake mistake, Func<string, string> said)
    {
        var isAtBuilding = mistake is PlaceMistake.NoEnding || _random.Next(2) == 0;
        var forms = isAtBuilding ? AtBuilding : AtCompound;
        var form = forms[_random.Next(forms.Length)];
        var words = Fill(form, said(compound.Name), 1 + _random.Next(compound.Buildings), compound.Town);
        var grids = Meant(compound, form.Contains("{3}", StringComparison.Ordinal));
        return new PlaceQuery(words, grids, mistake);
    }

    private HashSet<string> Meant(PlaceDistrict.Compound compound, bool isTownSaid)
    {
        var all = _gridsOf[compound.Name];
        return isTownSaid
            ? [.. district.Compounds.Where(other => other.Name == compound.Name && other.Town == compound.Town).Select(other => other.Grid)]
            : [.. all];
    }

    private PlaceDistrict.Compound Any() => district.Compounds[_random.Next(district.Compounds.Count)];

    private static string Fill(string form, string name, int number, string town) =>
        form.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", $"{number}", StringComparison.Ordinal)
            .Replace("{2}", number < Numerals.Length ? Numerals[number] : $"{number}", StringComparison.Ordinal).Replace("{3}", town, StringComparison.Ordinal);

    /// <summary>What was said instead of the name; never the name of another compound, which nobody could tell from it.</summary>
    private string Spoilt(string name, PlaceMistake mistake)
    {
        if (Array.IndexOf(Slips, mistake) >= 0)
        {
            return Slipped(name, mistake);
        }

        for (var tries = 0; ; tries++)
        {
            var at = _random.Next(Math.Max(1, name.Length - 2));
            var said = mistake switch
            {
                PlaceMistake.Missing => name.Remove(at, 1),
                PlaceMistake.Wrong => name[..at] + Stranger() + name[(at + 1)..],
                PlaceMistake.Heard => Heard(name),
                PlaceMistake.Swapped => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
                _ => WithoutEnding(name),
            };
            if (tries > 20 || (said != name && !_names.Contains(said)))
            {
                return said;
            }
        }
    }

    /// <summary>The same at any position, whatever it makes of the name.</summary>
    private string Slipped(string name, PlaceMistake mistake)
    {
        while (true)
        {
            var at = _random.Next(name.Length);
            var next = Math.Min(at + 1, name.Length - 1);
            var said = mistake switch
            {
                PlaceMistake.MissingAnywhere => name.Remove(at, 1),
                PlaceMistake.WrongAnywhere => name[..at] + Stranger() + name[(at + 1)..],
                PlaceMistake.Added => name.Insert(at, _random.Next(2) == 0 ? Stranger() : $"{name[at]}"),
                _ => at == next ? name : $"{name[..at]}{name[next]}{name[at]}{name[(next + 1)..]}",
            };
            if (said != name)
            {
                return said;
            }
        }
    }

    private string Heard(string name)
    {
        var words = district.Style.Words.Where(word => name.Contains(word.Word, StringComparison.Ordinal)).ToList();
        var (word, heard) = words[_random.Next(words.Count)];
        return name.Replace(word, heard, StringComparison.Ordinal);
    }

    private static string WithoutEnding(string name) => name.EndsWith('苑') && !name.EndsWith("雅苑", StringComparison.Ordinal) && !name.EndsWith("佳苑", StringComparison.Ordinal)
        ? name[..^1]
        : name.EndsWith('里') ? name[..^1] : name[..^2];

    private string Stranger() => $"{Strangers[_random.Next(Strangers.Length)]}";
}
