using System.Globalization;

namespace Bot.Api.Desk.Figures;

/// <summary>How figures are written.</summary>
public static class FigureWords
{
    public static string Share(double? share) => share is { } s ? s.ToString("0.0%", CultureInfo.InvariantCulture) : "—";

    /// <summary>Minutes as people say them.</summary>
    public static string Span(double? minutes) => minutes switch
    {
        null => "—",
        < 60 => minutes.Value.ToString("0", CultureInfo.InvariantCulture) + "分钟",
        < 1_440 => (minutes.Value / 60).ToString("0.0", CultureInfo.InvariantCulture) + "小时",
        _ => (minutes.Value / 1_440).ToString("0.0", CultureInfo.InvariantCulture) + "天",
    };

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Thousandths as points.</summary>
    public static string Points(long thousandths) => (thousandths / 1_000m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Good, warn or bad, by how much was on time.</summary>
    public static string Tone(double? onTime) => onTime switch { null => "plain", >= 0.95 => "good", >= 0.8 => "warn", _ => "bad" };
}
