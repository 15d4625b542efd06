using System.Globalization;

namespace Bot.Api.PublicBoard;

/// <summary>A bar of the chart, in units of the drawing.</summary>
public sealed record ChartBar(string X, string Y, string Width, string Height, string ResolvedY, string ResolvedHeight, string Middle, string? Label);

/// <summary>The bars of the months, drawn on the server. What the table does not say is not drawn either.</summary>
public sealed class MonthChart
{
    /// <summary>As wide as a phone, so that its letters are as large as the page's.</summary>
    public const int Width = 320;

    public const int Height = 180;

    public const int LabelY = 174;

    private const int Floor = 148;
    private const int Gap = 6;

    /// <param name="months">Oldest first.</param>
    /// <param name="hidden">Those whose counts are not said.</param>
    public MonthChart(IReadOnlyList<MonthFigures> months, bool[] hidden)
    {
        var most = Math.Max(1, months.Select((m, i) => hidden[i] ? 0 : m.All.Received).Max());
        var step = (double)Width / months.Count;
        Bars = [.. months.Select((m, i) =>
        {
            var (received, resolved) = hidden[i] ? (0, 0) : (Floor * (double)m.All.Received / most, Floor * (double)Shown(m.All.Resolved) / most);
            return new ChartBar(
                Unit((i * step) + (Gap / 2.0)), Unit(Floor - received), Unit(step - Gap), Unit(received), Unit(Floor - resolved), Unit(resolved), Unit((i + 0.5) * step),
                (months.Count - 1 - i) % 3 == 1 ? string.Create(CultureInfo.InvariantCulture, $"{m.Month.Month}月") : null);
        })];
    }

    public IReadOnlyList<ChartBar> Bars { get; }

    private static int Shown(int count) => SmallCells.IsSmall(count) ? 0 : count;

    private static string Unit(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
