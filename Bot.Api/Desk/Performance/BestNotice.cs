using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Data;
using Bot.Data.Figures;
using Bot.Data.Profiles;

namespace Bot.Api.Desk.Performance;

/// <summary>How long a list of the best stands in public before it counts, what it says, and which of its names are left.</summary>
public static class BestNotice
{
    private static readonly JsonSerializerOptions Spelling = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The end of the notice's last whole day in China; the day on which it is put up is not counted (民法典, Art. 201).</summary>
    public static DateTimeOffset Until(DateTimeOffset publishedAt, ProfileReport report) => report.NoticeDays is { } days and > 0
        ? new DateTimeOffset(publishedAt.ChinaDate().AddDays(days + 1).ToDateTime(TimeOnly.MinValue), ChinaTime.Offset)
        : publishedAt;

    public static string Spell(IReadOnlyList<BestName> names) => JsonSerializer.Serialize(names, Spelling);

    /// <summary>As they were put up, in order.</summary>
    public static IReadOnlyList<BestName> Names(BestList list) => JsonSerializer.Deserialize<List<BestName>>(list.Names, Spelling) ?? [];

    /// <summary>Without those about whom an objection held.</summary>
    public static IReadOnlyList<BestName> Left(BestList list, IEnumerable<BestObjection> objections)
    {
        var off = objections.Where(o => o.Upheld == true).Select(o => o.About).ToHashSet();
        return [.. Names(list).Where((_, i) => !off.Contains(i))];
    }

    /// <summary>2026年11月, 2026年, from the first day of the period and how often the report is made.</summary>
    public static string Title(BestList list, ReportPeriod every) =>
        new Figures.FigurePeriod(every, DateOnly.ParseExact(list.Start.ToString(System.Globalization.CultureInfo.InvariantCulture), "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)).Title;
}
