using System.Globalization;
using System.Text;

namespace Bot.Benchmarks;

/// <summary>What was measured, beside what it is compared with and what was aimed at.</summary>
public sealed class ResultTable
{
    private readonly List<string> _rows = [];

    /// <param name="name">What was measured.</param>
    /// <param name="measured">The figure with its unit.</param>
    /// <param name="reference">What stands beside it in the same run, or empty.</param>
    /// <param name="value">The number held against the aim.</param>
    /// <param name="aim">The bound, or null where the row is for information.</param>
    /// <param name="atLeast">Whether the bound is a lower one.</param>
    /// <param name="unit">Unit of value and bound; empty for ratios.</param>
    public void Add(string name, string measured, string reference, double value, double? aim, bool atLeast = false, string unit = "")
    {
        var verdict = aim is not { } bound ? "" : (atLeast ? value >= bound : value <= bound) ? "met" : "**missed**";
        var aimText = aim is null ? "" : $"{(atLeast ? "≥" : "≤")} {Figure(aim.Value)}{unit}";
        var row = $"| {name} | {measured} | {reference} | {Figure(value)}{unit} | {aimText} | {verdict} |";
        _rows.Add(row);
        Console.Error.WriteLine(row);
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("| what | measured | beside it | result | aim | |\n|---|---|---|---|---|---|\n");
        foreach (var row in _rows)
        {
            text.Append(row).Append('\n');
        }

        return text.ToString();
    }

    public static string Count(double perSecond) => perSecond.ToString("N0", CultureInfo.InvariantCulture);

    public static string Figure(double value) => value.ToString(Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    public static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>The benchmark cannot run; the message says what is missing.</summary>
public sealed class BenchmarkException(string message) : Exception(message);
