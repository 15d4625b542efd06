using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bot.Data.Grids;

namespace Bot.Api.Desk.SignIn;

/// <summary>What a division comes to on the grids in force, worked out once for each directory.</summary>
/// <param name="Grids">The grids below it.</param>
/// <param name="IsWhole">They are all there are.</param>
/// <param name="Range">Where grid codes begin with the division of their parent (the rule): codes from the first, before the second, are exactly these.</param>
/// <param name="Codes">Their codes, where they do not.</param>
public sealed record ScopeShape(IReadOnlyList<Grid> Grids, bool IsWhole, (string From, string Before)? Range, IReadOnlyList<string> Codes)
{
    private static readonly ConditionalWeakTable<GridDirectory, ConcurrentDictionary<string, ScopeShape>> Known = [];

    public static ScopeShape Of(GridDirectory directory, string division) =>
        Known.GetValue(directory, static _ => new(StringComparer.Ordinal)).GetOrAdd(division, Build, directory);

    private static ScopeShape Build(string division, GridDirectory directory)
    {
        var grids = directory.Under(division);
        var isRule = grids.All(g => g.Code.StartsWith(division, StringComparison.Ordinal))
            && directory.Grids.Count(g => g.Code.StartsWith(division, StringComparison.Ordinal)) == grids.Count;
        var range = isRule && Next(division) is { } next ? (division, next) : ((string, string)?)null;
        return new ScopeShape(grids, grids.Count == directory.Count, range, range is null ? [.. grids.Select(g => g.Code)] : []);
    }

    /// <summary>The prefix that follows: of 370404 it is 370405. Null after nines only.</summary>
    private static string? Next(string division)
    {
        var last = division.AsSpan().LastIndexOfAnyExcept('9');
        return last < 0 || !char.IsAsciiDigit(division[last]) ? null : $"{division.AsSpan(0, last)}{(char)(division[last] + 1)}";
    }
}
