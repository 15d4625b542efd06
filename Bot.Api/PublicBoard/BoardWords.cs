using System.Globalization;
using Bot.Data;
using Bot.Dialogs.Reading;

namespace Bot.Api.PublicBoard;

/// <summary>Days, scores and durations as the board says them.</summary>
public static class BoardWords
{
    /// <summary>Characters of somebody's words in a list.</summary>
    public const int FewWords = 120;

    private const int MinutesInHour = 60;
    private const int HoursInDay = 24;

    /// <summary>How words begin, for a list.</summary>
    public static string Begin(string words) => Plain.Excerpt(words, FewWords);

    public static string Day(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static string Month(DateOnly month) => month.ToString("yyyy年M月", CultureInfo.InvariantCulture);

    /// <param name="rating">1 to 5, or null.</param>
    public static string Rating(int? rating) => rating is { } score ? string.Create(CultureInfo.InvariantCulture, $"评价 {score} 分") : "没有评价";

    /// <summary>The same where there is little room.</summary>
    public static string Score(int? rating) => rating is { } score ? string.Create(CultureInfo.InvariantCulture, $"{score} 分") : "没评价";

    /// <summary>A share, or that there is too little to say it.</summary>
    public static string Percent(int part, int whole) => SmallCells.Percent(part, whole) is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent}%") : "—";

    /// <summary>The middle one of sorted minutes; a dash where they are few.</summary>
    public static string Median(IReadOnlyList<int> minutes)
    {
        if (minutes.Count < PublicLimits.SmallCell)
        {
            return "—";
        }

        var middle = minutes[minutes.Count / 2];
        return middle < MinutesInHour ? string.Create(CultureInfo.InvariantCulture, $"{middle} 分钟")
            : middle < 2 * HoursInDay * MinutesInHour ? string.Create(CultureInfo.InvariantCulture, $"{(double)middle / MinutesInHour:0.#} 小时")
            : string.Create(CultureInfo.InvariantCulture, $"{(double)middle / (HoursInDay * MinutesInHour):0.#} 天");
    }
}
