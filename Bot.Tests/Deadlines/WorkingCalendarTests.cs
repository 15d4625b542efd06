using System.Globalization;
using Bot.Data.Deadlines;
using Xunit;

namespace Bot.Tests.Deadlines;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = new();

    [Theory]
    [InlineData("2026-02-14", true)] // Saturday worked for the Spring Festival
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)] // Saturday
    [InlineData("2026-01-04", true)] // Sunday worked for New Year
    [InlineData("2026-01-02", false)]
    [InlineData("2026-10-10", true)] // Saturday
    [InlineData("2026-09-20", true)] // Sunday
    [InlineData("2026-11-21", false)] // an ordinary Saturday
    [InlineData("2026-11-23", true)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-01-26", true)] // Sunday
    public void Holidays_rest_and_make_up_days_work(string day, bool isWorked) =>
        Assert.Equal(isWorked, Calendar.IsWorkingDay(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-20T21:30:00+08:00", 1, "2026-11-23T18:00:00+08:00")] // late on Friday evening
    [InlineData("2026-11-21T10:00:00+08:00", 4, "2026-11-26T18:00:00+08:00")] // on a Saturday
    [InlineData("2026-11-23T08:00:00+08:00", 1, "2026-11-24T18:00:00+08:00")] // counted from the next day
    [InlineData("2026-02-13T17:00:00+08:00", 1, "2026-02-14T18:00:00+08:00")] // Friday before a worked Saturday
    [InlineData("2026-02-13T17:00:00+08:00", 2, "2026-02-24T18:00:00+08:00")] // over the Spring Festival
    [InlineData("2026-02-13T17:00:00+08:00", 7, "2026-03-02T18:00:00+08:00")] // 28 February is worked
    [InlineData("2026-11-20T23:30:00Z", 1, "2026-11-23T18:00:00+08:00")] // already Saturday in China
    [InlineData("2026-11-23T10:00:00+08:00", 0, "2026-11-23T18:00:00+08:00")]
    [InlineData("2026-11-23T18:00:00+08:00", 0, "2026-11-24T18:00:00+08:00")]
    public void Working_days_end_with_the_office_hours(string from, int days, string due) =>
        Assert.Equal(Moment(due), Calendar.AddWorkingDays(Moment(from), days));

    [Theory]
    [InlineData("2026-11-23T09:00:00+08:00", 2, "2026-11-23T11:00:00+08:00")]
    [InlineData("2026-11-23T11:00:00+08:00", 2, "2026-11-23T15:00:00+08:00")] // over lunch
    [InlineData("2026-11-23T17:00:00+08:00", 2, "2026-11-24T10:00:00+08:00")] // over night
    [InlineData("2026-11-20T21:30:00+08:00", 1, "2026-11-23T10:00:00+08:00")] // over the weekend
    [InlineData("2026-02-14T17:30:00+08:00", 1, "2026-02-24T09:30:00+08:00")] // over the Spring Festival
    [InlineData("2026-11-23T09:00:00+08:00", 7, "2026-11-23T18:00:00+08:00")]
    [InlineData("2026-11-23T09:00:00+08:00", 0.5, "2026-11-23T09:30:00+08:00")]
    public void Working_hours_pass_in_office_hours_only(string from, double hours, string due) =>
        Assert.Equal(Moment(due), Calendar.AddWorkingHours(Moment(from), hours));

    [Theory]
    [InlineData("2026-11-23T09:00:00+08:00", "2026-11-26T18:00:00+08:00", 0.5, "2026-11-24T18:00:00+08:00")]
    [InlineData("2026-11-23T09:00:00+08:00", "2026-11-26T18:00:00+08:00", 0.8, "2026-11-26T10:24:00+08:00")]
    [InlineData("2026-11-20T21:30:00+08:00", "2026-11-23T18:00:00+08:00", 0.5, "2026-11-23T14:30:00+08:00")] // over the weekend
    [InlineData("2026-09-30T16:00:00+08:00", "2026-10-08T11:00:00+08:00", 0.5, "2026-09-30T18:00:00+08:00")] // over the National Day
    [InlineData("2026-11-21T10:00:00+08:00", "2026-11-22T10:00:00+08:00", 0.5, "2026-11-22T10:00:00+08:00")] // no office time at all
    public void A_share_of_the_time_to_a_deadline_is_a_share_of_its_working_time(string from, string to, double share, string at) =>
        Assert.Equal(Moment(at), Calendar.ShareOf(Moment(from), Moment(to), share));

    [Fact]
    public void No_reminder_of_three_years_falls_on_a_day_of_rest_or_at_night()
    {
        var last = Moment("2027-12-20T00:00:00+08:00");
        for (var from = Moment("2025-01-01T00:30:00+08:00"); from < last; from = from.AddHours(13))
        {
            foreach (var share in (double[])[0.5, 0.8])
            {
                var at = Calendar.ShareOf(from, Calendar.AddWorkingDays(from, 3), share);
                Assert.True(Calendar.IsOpen(at), $"{share} from {from:O} is {at:O}");
                Assert.True(at > from);
            }

            Assert.True(Calendar.IsWorkingDay(DateOnly.FromDateTime(Calendar.EndOfWorkFrom(DateOnly.FromDateTime(from.DateTime)).DateTime)));
            Assert.True(Calendar.IsOpen(Calendar.NextOpening(from)) && Calendar.NextOpening(from) > from);
        }
    }

    [Fact]
    public void No_deadline_of_three_years_falls_on_a_day_of_rest_or_outside_office_hours()
    {
        var last = Moment("2027-12-20T00:00:00+08:00");
        for (var from = Moment("2025-01-01T00:30:00+08:00"); from < last; from = from.AddHours(7))
        {
            foreach (var days in (int[])[0, 1, 5, 15])
            {
                var due = Calendar.AddWorkingDays(from, days);
                Assert.True(Calendar.IsWorkingDay(DateOnly.FromDateTime(due.DateTime)), $"{days} days from {from:O} end on {due:O}");
                Assert.True(due > from);
                Assert.Equal(WorkingCalendar.ChinaOffset, due.Offset);
            }

            var soon = Calendar.AddWorkingHours(from, 2);
            Assert.True(Calendar.IsWorkingDay(DateOnly.FromDateTime(soon.DateTime)));
            Assert.Contains(Calendar.Hours, hours => TimeOnly.FromDateTime(soon.DateTime) >= hours.Start && TimeOnly.FromDateTime(soon.DateTime) <= hours.End);
        }
    }

    [Fact]
    public void A_make_up_day_is_always_a_weekend_day_and_a_year_has_about_250_working_days()
    {
        foreach (var year in (int[])[2025, 2026])
        {
            var worked = Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays).Where(Calendar.IsWorkingDay).ToList();
            Assert.Equal(248, worked.Count);
            Assert.Equal(year == 2025 ? 5 : 6, worked.Count(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        }
    }

    [Fact]
    public void Years_outside_the_data_rest_on_weekends_only_and_say_so()
    {
        Assert.True(Calendar.IsKnown(2026));
        Assert.False(Calendar.IsProvisional(2026));
        Assert.True(Calendar.IsKnown(2027));
        Assert.True(Calendar.IsProvisional(2027));
        Assert.False(Calendar.IsKnown(2031));
        Assert.True(Calendar.IsWorkingDay(new DateOnly(2031, 10, 1)));
        Assert.False(Calendar.IsWorkingDay(new DateOnly(2031, 10, 4)));
    }

    [Fact]
    public void Office_hours_can_be_set_and_nonsense_is_refused()
    {
        var summer = new WorkingCalendar([new(new TimeOnly(8, 30), new TimeOnly(17, 30))]);
        Assert.Equal(Moment("2026-11-23T17:30:00+08:00"), summer.AddWorkingDays(Moment("2026-11-20T12:00:00+08:00"), 1));
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([]));
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([new(new TimeOnly(12, 0), new TimeOnly(9, 0))]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(default, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingHours(default, double.NaN));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
