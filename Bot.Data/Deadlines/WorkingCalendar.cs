namespace Bot.Data.Deadlines;

/// <summary>
/// Working days and hours of mainland China: weekends, the State Council's holidays, and the weekend days
/// worked in exchange (调休), from the notices named in <c>working-days.json</c>. Immutable.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>China Standard Time, without daylight saving since 1991.</summary>
    public static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>No deadline lies further off than this many working days.</summary>
    public const int MaxWorkingDays = 1_000;

    /// <summary>No deadline lies further off than this many working hours.</summary>
    public const double MaxWorkingHours = 8_000;

    private readonly Dictionary<int, HolidayYear> _years;
    private readonly HashSet<DateOnly> _rest = [];
    private readonly HashSet<DateOnly> _madeUp = [];

    /// <param name="hours">Stretches of office hours in order; <see cref="WorkingHours.Usual"/> by default.</param>
    /// <exception cref="ArgumentException">The stretches are empty, reversed or overlap.</exception>
    public WorkingCalendar(IReadOnlyList<WorkingHours>? hours = null)
    {
        Hours = hours ?? WorkingHours.Usual;
        RefuseDisorder(Hours);
        _years = HolidayData.Load().Years.ToDictionary(year => year.Year);
        foreach (var holiday in _years.Values.SelectMany(year => year.Holidays))
        {
            for (var day = holiday.From; day <= holiday.To; day = day.AddDays(1))
            {
                _rest.Add(day);
            }

            _madeUp.UnionWith(holiday.MadeUpOn);
        }
    }

    /// <summary>The office hours of a working day, in order.</summary>
    public IReadOnlyList<WorkingHours> Hours { get; }

    /// <summary>Whether the year's holidays are in the data; for other years only weekends are days of rest.</summary>
    public bool IsKnown(int year) => _years.ContainsKey(year);

    /// <summary>Whether the year's holidays were entered before the State Council's notice.</summary>
    public bool IsProvisional(int year) => _years.TryGetValue(year, out var known) && known.Provisional;

    /// <summary>Whether offices work on this day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        _madeUp.Contains(day) || (!_rest.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>
    /// End of office hours on the last of so many working days, the first being the next working day after
    /// <paramref name="from"/> in local time. With 0 days: today's end of work, or the next one still to come.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Days are negative or above <see cref="MaxWorkingDays"/>.</exception>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxWorkingDays);
        var day = LocalDay(from);
        if (days == 0)
        {
            return IsWorkingDay(day) && from < EndOfWork(day) ? EndOfWork(day) : EndOfWork(NextWorkingDay(day));
        }

        for (var counted = 0; counted < days; counted++)
        {
            day = NextWorkingDay(day);
        }

        return EndOfWork(day);
    }

    /// <summary>The moment when so many hours of office time have passed, in China Standard Time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Hours are negative, not a number, or above <see cref="MaxWorkingHours"/>.</exception>
    public DateTimeOffset AddWorkingHours(DateTimeOffset from, double hours)
    {
        if (!(hours is >= 0 and <= MaxWorkingHours))
        {
            throw new ArgumentOutOfRangeException(nameof(hours), hours, $"Working hours lie between 0 and {MaxWorkingHours}.");
        }

        var left = TimeSpan.FromHours(hours);
        var day = LocalDay(from);
        var moment = from.ToOffset(ChinaOffset);
        while (true)
        {
            if (IsWorkingDay(day) && Spend(day, moment, ref left) is { } due)
            {
                return due;
            }

            day = day.AddDays(1);
        }
    }

    /// <summary>The end of the last stretch of office hours on a day, whether it is worked or not.</summary>
    public DateTimeOffset EndOfWork(DateOnly day) => At(day, Hours[^1].End);

    /// <summary>The end of office hours on that day or, when it is a day of rest, on the next working day.</summary>
    public DateTimeOffset EndOfWorkFrom(DateOnly day) => EndOfWork(IsWorkingDay(day) ? day : NextWorkingDay(day));

    /// <summary>Whether people are at work: a working day, from the first office hour to the last, lunch included.</summary>
    public bool IsOpen(DateTimeOffset moment)
    {
        var day = LocalDay(moment);
        return IsWorkingDay(day) && moment >= At(day, Hours[0].Start) && moment <= EndOfWork(day);
    }

    /// <summary>The next start of a working day after this moment.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset after)
    {
        var day = LocalDay(after);
        var today = At(day, Hours[0].Start);
        return IsWorkingDay(day) && today > after ? today : At(NextWorkingDay(day), Hours[0].Start);
    }

    /// <summary>Office time between two moments; zero when the second is not later.</summary>
    public TimeSpan WorkingTime(DateTimeOffset from, DateTimeOffset to)
    {
        var time = TimeSpan.Zero;
        for (var day = LocalDay(from); At(day, TimeOnly.MinValue) < to; day = day.AddDays(1))
        {
            time += IsWorkingDay(day) ? TimeWithin(day, from, to) : TimeSpan.Zero;
        }

        return time;
    }

    /// <summary>
    /// When this share (0 to 1) of the office time between two moments is gone. Always within office hours, so that nobody
    /// is reminded on a day of rest or at night; without any office time between them, the second moment.
    /// </summary>
    public DateTimeOffset ShareOf(DateTimeOffset from, DateTimeOffset to, double share)
    {
        var time = WorkingTime(from, to);
        return time == TimeSpan.Zero ? to : AddWorkingHours(from, time.TotalHours * share);
    }

    private DateTimeOffset? Spend(DateOnly day, DateTimeOffset moment, ref TimeSpan left)
    {
        foreach (var stretch in Hours)
        {
            var start = At(day, stretch.Start);
            var end = At(day, stretch.End);
            start = start < moment ? moment : start;
            if (start >= end)
            {
                continue;
            }

            if (left <= end - start)
            {
                return start + left;
            }

            left -= end - start;
        }

        return null;
    }

    private TimeSpan TimeWithin(DateOnly day, DateTimeOffset from, DateTimeOffset to)
    {
        var time = TimeSpan.Zero;
        foreach (var stretch in Hours)
        {
            var start = At(day, stretch.Start);
            var end = At(day, stretch.End);
            start = start < from ? from : start;
            end = end > to ? to : end;
            time += end > start ? end - start : TimeSpan.Zero;
        }

        return time;
    }

    private DateOnly NextWorkingDay(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!IsWorkingDay(day));
        return day;
    }

    private static DateOnly LocalDay(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(ChinaOffset).DateTime);

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), ChinaOffset);

    private static void RefuseDisorder(IReadOnlyList<WorkingHours> hours)
    {
        var previous = TimeOnly.MinValue;
        foreach (var (start, end) in hours)
        {
            if (start < previous || end <= start)
            {
                throw new ArgumentException($"Working hours {start:HH:mm}–{end:HH:mm} are reversed or overlap.", nameof(hours));
            }

            previous = end;
        }

        if (hours.Count == 0)
        {
            throw new ArgumentException("Working hours must have at least one stretch.", nameof(hours));
        }
    }
}
