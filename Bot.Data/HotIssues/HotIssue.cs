using System.Globalization;
using Bot.Data.Grids;

namespace Bot.Data.HotIssues;

/// <summary>One matter that many people report near one another. Holds no word of any resident.</summary>
/// <param name="Item">Code of the service item.</param>
/// <param name="GridCode">The grid of most reports, or null.</param>
/// <param name="Place">The compound, road or village; the grid's name where none was named.</param>
/// <param name="Reports">Reports of the days asked for, those who joined included.</param>
/// <param name="People">Distinct residents among them; reports without one count as one each.</param>
/// <param name="Before">Reports of as many days before.</param>
/// <param name="Open">Intakes among them that have no result yet.</param>
/// <param name="Newest">The newest intake's number, to begin with.</param>
public sealed record HotIssue(string Item, string? GridCode, string Place, int Reports, int People, int Before, int Open, long Newest)
{
    /// <summary>Intakes that are remembered one by one.</summary>
    public const int MostMembers = 1_000;

    /// <summary>The intakes of the days asked for, newest first, at most <see cref="MostMembers"/>.</summary>
    public IReadOnlyList<long> Members { get; init; } = [];

    /// <summary>Where on the map; null where no report had a point.</summary>
    public GeoPoint? Centre { get; init; }

    /// <summary>More reports than in the days before; never below 0.</summary>
    public int Growth => Math.Max(0, Reports - Before);

    /// <summary>What the list is ordered by: one for each report, one for each person, one for each report more than before.</summary>
    public int Heat => Reports + People + Growth;

    public string Headline(string itemName) =>
        string.Create(CultureInfo.InvariantCulture, $"{Place}：{itemName} {Reports} 件，{People} 人反映{(Growth > 0 && Before > 0 ? $"，比前几天多 {Growth} 件" : "")}");
}
