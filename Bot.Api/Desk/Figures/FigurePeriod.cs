using System.Globalization;
using Bot.Data.Figures;
using Bot.Data.Profiles;

namespace Bot.Api.Desk.Figures;

/// <summary>A day, week, month, quarter or year. Weeks begin on Monday.</summary>
/// <param name="Kind">How long.</param>
/// <param name="First">Its first day.</param>
public sealed record FigurePeriod(ReportPeriod Kind, DateOnly First)
{
    private const long PerDay = 1_000_000;

    public static IReadOnlyList<(ReportPeriod Kind, string Word)> Kinds { get; } =
        [(ReportPeriod.Day, "日"), (ReportPeriod.Week, "周"), (ReportPeriod.Month, "月"), (ReportPeriod.Quarter, "季"), (ReportPeriod.Year, "年")];

    /// <summary>The first day after it.</summary>
    public DateOnly Next => Step(1).First;

    public string Word => Kinds.First(k => k.Kind == Kind).Word;

    /// <summary>As it stands in an address: month.</summary>
    public string Spelling => Kind.ToString().ToLowerInvariant();

    /// <summary>The first day as it stands in an address.</summary>
    public string Of => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Title => Kind switch
    {
        ReportPeriod.Day => First.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        ReportPeriod.Week => First.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) + "至" + Next.AddDays(-1).ToString("M月d日", CultureInfo.InvariantCulture),
        ReportPeriod.Month => First.ToString("yyyy年M月", CultureInfo.InvariantCulture),
        ReportPeriod.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year}年第{((First.Month - 1) / 3) + 1}季度"),
        _ => First.ToString("yyyy年", CultureInfo.InvariantCulture),
    };

    public string ShortTitle => Kind switch
    {
        ReportPeriod.Day or ReportPeriod.Week => First.ToString("M.d", CultureInfo.InvariantCulture),
        ReportPeriod.Month => First.ToString("yy.M", CultureInfo.InvariantCulture),
        ReportPeriod.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year % 100}.{((First.Month - 1) / 3) + 1}季"),
        _ => First.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>Intakes reported in it have ids from here on.</summary>
    public long FromId => Number(First) * PerDay;

    /// <summary>And below this.</summary>
    public long BeforeId => Number(Next) * PerDay;

    /// <summary>The cells it is added up from.</summary>
    public (FigureSpan Span, int[] Starts) Cells
    {
        get
        {
            var isShort = Kind is ReportPeriod.Day or ReportPeriod.Week;
            var starts = new List<int>();
            for (var day = First; day < Next; day = isShort ? day.AddDays(1) : day.AddMonths(1))
            {
                starts.Add(Number(day));
            }

            return (isShort ? FigureSpan.Day : FigureSpan.Month, [.. starts]);
        }
    }

    /// <summary>What an address says; whatever cannot be read is the month of today.</summary>
    public static FigurePeriod Read(string? kind, string? of, DateOnly today)
    {
        var day = DateOnly.TryParseExact(of, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) && given.Year is > 2000 and < 2200 ? given : today;
        var parsed = Kinds.Where(k => string.Equals(k.Kind.ToString(), kind, StringComparison.OrdinalIgnoreCase)).Select(k => (ReportPeriod?)k.Kind).FirstOrDefault();
        return Around(parsed ?? ReportPeriod.Month, day);
    }

    /// <summary>The one that a day lies in.</summary>
    public static FigurePeriod Around(ReportPeriod kind, DateOnly day) => new(kind, kind switch
    {
        ReportPeriod.Day => day,
        ReportPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        ReportPeriod.Month => new DateOnly(day.Year, day.Month, 1),
        ReportPeriod.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        _ => new DateOnly(day.Year, 1, 1),
    });

    /// <summary>So many periods on, or back.</summary>
    public FigurePeriod Step(int count) => this with
    {
        First = Kind switch
        {
            ReportPeriod.Day => First.AddDays(count),
            ReportPeriod.Week => First.AddDays(7 * count),
            ReportPeriod.Month => First.AddMonths(count),
            ReportPeriod.Quarter => First.AddMonths(3 * count),
            _ => First.AddYears(count),
        },
    };

    /// <summary>yyyyMMdd.</summary>
    public static int Number(DateOnly day) => (((day.Year * 100) + day.Month) * 100) + day.Day;
}
