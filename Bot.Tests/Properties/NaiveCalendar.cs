using System.Globalization;
using System.Text.Json;
using Bot.Data.Deadlines;
using Bot.Tests.Grids;

namespace Bot.Tests.Properties;

/// <summary>The holiday notices read and counted in the plainest way: day by day, and minute by minute.</summary>
internal sealed class NaiveCalendar
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly List<(DateOnly From, DateOnly To, DateOnly[] MadeUpOn)> _holidays = [];

    public NaiveCalendar()
    {
        var file = Path.Combine(DemoGrids.RepositoryRoot, "Bot.Data", "Deadlines", "working-days.json");
        using var notices = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var holiday in notices.RootElement.GetProperty("years").EnumerateArray().SelectMany(y => y.GetProperty("holidays").EnumerateArray()))
        {
            _holidays.Add((Day(holiday.GetProperty("from")), Day(holiday.GetProperty("to")), [.. holiday.GetProperty("madeUpOn").EnumerateArray().Select(Day)]));
        }
    }

    /// <summary>The days where counting goes wrong first: around both ends of every holiday and around every make-up day.</summary>
    public IReadOnlyList<DateOnly> Edges => [.. _holidays
        .SelectMany(h => h.MadeUpOn.Append(h.From).Append(h.To))
        .SelectMany(d => Enumerable.Range(-3, 7).Select(d.AddDays))
        .Distinct()
        .Order()];

    public bool IsWorked(DateOnly day)
    {
        foreach (var (from, to, madeUpOn) in _holidays)
        {
            if (madeUpOn.Contains(day))
            {
                return true;
            }

            if (day >= from && day <= to)
            {
                return false;
            }
        }

        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    public DateTimeOffset AfterDays(DateTimeOffset from, int days, IReadOnlyList<WorkingHours> hours)
    {
        var local = from.ToOffset(China);
        var day = DateOnly.FromDateTime(local.DateTime);
        var end = hours[^1].End;
        if (days == 0)
        {
            while (!IsWorked(day) || new DateTimeOffset(day.ToDateTime(end), China) <= local)
            {
                day = day.AddDays(1);
            }
        }

        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorked(day) ? 1 : 0;
        }

        return new DateTimeOffset(day.ToDateTime(end), China);
    }

    public DateTimeOffset AfterMinutes(DateTimeOffset from, int minutes, IReadOnlyList<WorkingHours> hours)
    {
        var moment = from.ToOffset(China);
        for (var left = minutes; ; moment = moment.AddMinutes(1))
        {
            if (!IsOffice(moment, hours))
            {
                continue;
            }

            if (left == 0)
            {
                return moment;
            }

            if (--left == 0)
            {
                return moment.AddMinutes(1);
            }
        }
    }

    private bool IsOffice(DateTimeOffset moment, IReadOnlyList<WorkingHours> hours)
    {
        var time = TimeOnly.FromDateTime(moment.DateTime);
        return IsWorked(DateOnly.FromDateTime(moment.DateTime)) && hours.Any(h => time >= h.Start && time < h.End);
    }

    private static DateOnly Day(JsonElement text) => DateOnly.ParseExact(text.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
