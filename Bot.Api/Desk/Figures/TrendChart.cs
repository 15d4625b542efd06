using System.Globalization;

namespace Bot.Api.Desk.Figures;

/// <summary>Bars of what came in, and a line of how much was on time, drawn by the server: no script, prints as it stands.</summary>
public sealed class TrendChart(IReadOnlyList<FigurePoint> points)
{
    public const int Width = 780;
    public const int Height = 200;
    private const int Floor = 170;
    private const int Ceiling = 20;

    private readonly long _most = Math.Max(1, points.Count == 0 ? 1 : points.Max(p => p.Counts.Received));

    private double Step => (double)Width / Math.Max(1, points.Count);

    public IEnumerable<(string X, string Y, string Width, string Height, string Middle, FigurePoint Point)> Bars => points.Select((p, i) =>
    {
        var height = (Floor - Ceiling) * p.Counts.Received / (double)_most;
        return (Round((i * Step) + (Step * 0.2)), Round(Floor - height), Round(Step * 0.6), Round(height), Round((i + 0.5) * Step), p);
    });

    /// <summary>Points of the line; periods in which nothing was due are left out.</summary>
    public string Line => string.Join(' ', points.Select((p, i) => p.Counts.OnTimeShare is { } share
        ? $"{Round((i + 0.5) * Step)},{Round(Floor - ((Floor - Ceiling) * share))}"
        : null).Where(p => p is not null));

    private static string Round(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
