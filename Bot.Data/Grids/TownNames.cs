namespace Bot.Data.Grids;

/// <summary>
/// Town names (西岗镇, 古楼街道) learnt from the addresses themselves: what many addresses of one town begin with.
/// Learnt and not guessed by their last character alone, because 新乡花园 is no place in a town called 新乡.
/// </summary>
internal sealed class TownNames
{
    private const int TownDigits = 9;
    private const int MaxTownLength = 8;
    private const int FarthestTownEnd = 24;
    private const int FewestAddresses = 2;

    /// <summary>The first so many addresses of a town tell its name.</summary>
    private const int MostLookedAt = 1000;

    private const double LeastShare = 0.2;

    private static readonly string[] Endings = ["街道办事处", "街道", "镇", "乡"];

    /// <summary>Town name to the town codes that bear it.</summary>
    private readonly Dictionary<string, HashSet<string>> _codes = new(StringComparer.Ordinal);

    internal TownNames(IEnumerable<(string Address, string Parent)> addresses)
    {
        var counts = new Dictionary<(string Town, string Name), int>();
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (address, parent) in addresses)
        {
            var town = parent.Length >= TownDigits ? parent[..TownDigits] : parent;
            var total = totals.GetValueOrDefault(town) + 1;
            if (total > MostLookedAt)
            {
                continue;
            }

            totals[town] = total;
            if (NameIn(PlaceText.Name(address)) is { } name)
            {
                counts[(town, name)] = counts.GetValueOrDefault((town, name)) + 1;
            }
        }

        foreach (var ((town, name), count) in counts)
        {
            if (count >= FewestAddresses && count >= totals[town] * LeastShare)
            {
                _codes.TryAdd(name, new HashSet<string>(StringComparer.Ordinal));
                _codes[name].Add(town);
            }
        }
    }

    /// <summary>The key without its town and what stands before it; unchanged where nothing would be left.</summary>
    internal string Strip(string key)
    {
        var names = _codes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var end = 2; end <= Math.Min(key.Length - 2, FarthestTownEnd); end++)
        {
            if (key[end - 1] is not ('镇' or '乡' or '道' or '处'))
            {
                continue;
            }

            for (var start = Math.Max(0, end - MaxTownLength); start < end - 1; start++)
            {
                if (names.ContainsKey(key.AsSpan(start, end - start)))
                {
                    return key[end..];
                }
            }
        }

        return key;
    }

    /// <summary>The division codes of the towns named in the text.</summary>
    internal List<string> NamedIn(string text)
    {
        var named = new List<string>();
        foreach (var (name, codes) in _codes)
        {
            if (text.Contains(name, StringComparison.Ordinal))
            {
                named.AddRange(codes);
            }
        }

        return named;
    }

    private static string? NameIn(string key)
    {
        foreach (var ending in Endings)
        {
            var at = key.IndexOf(ending, 0, Math.Min(key.Length, FarthestTownEnd), StringComparison.Ordinal);
            if (at < 1)
            {
                continue;
            }

            var start = key.LastIndexOfAny(['省', '市', '区', '县'], at - 1) + 1;
            var length = at + ending.Length - start;
            return length is > 1 and <= MaxTownLength && at > start ? key.Substring(start, length) : null;
        }

        return null;
    }
}
