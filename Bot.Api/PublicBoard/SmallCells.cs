namespace Bot.Api.PublicBoard;

/// <summary>Counts of which nobody can be singled out: few are shown as few, and one that could be reckoned from the sum hides a second.</summary>
public static class SmallCells
{
    public const string Few = "少于5件";

    /// <summary>Whether a count stands for so few that it is not said.</summary>
    public static bool IsSmall(int count) => count is > 0 and < PublicLimits.SmallCell;

    /// <summary>A count in words.</summary>
    public static string Say(int count) => IsSmall(count) ? Few : count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What is said of a count that is hidden.</summary>
    public static string Instead(int count) => IsSmall(count) ? Few : "不单列";

    /// <summary>A share of a count large enough to be said; null else.</summary>
    /// <returns>Whole hundredths.</returns>
    public static int? Percent(int part, int whole) => whole < PublicLimits.SmallCell ? null : (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);

    /// <summary>Which of the counts of one table are not said: the small ones, and the next larger one where only one is small.</summary>
    public static bool[] Hidden(IReadOnlyList<int> counts)
    {
        bool[] hidden = [.. counts.Select(IsSmall)];
        if (hidden.Count(h => h) == 1 && counts.Count > 1
            && Enumerable.Range(0, counts.Count).Where(i => !hidden[i] && counts[i] > 0).OrderBy(i => counts[i]).Select(i => (int?)i).FirstOrDefault() is { } next)
        {
            hidden[next] = true;
        }

        return hidden;
    }
}
