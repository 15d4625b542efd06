using Bot.Api.Deadlines;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bot.Tests.Properties;

/// <summary>Deadlines of three years, against the holiday notices counted by hand.</summary>
public sealed class DeadlineLaws
{
    private const int Cases = 1_000;
    private const int MostDays = 40;
    private const int MostQuarters = 120;

    private static readonly NaiveCalendar Naive = new();

    private static readonly WorkingCalendar[] Calendars =
    [
        new(),
        new([new(new TimeOnly(8, 30), new TimeOnly(17, 30))]),
        new([new(new TimeOnly(8, 0), new TimeOnly(11, 45)), new(new TimeOnly(13, 30), new TimeOnly(16, 0)), new(new TimeOnly(18, 30), new TimeOnly(20, 0))]),
    ];

    private static readonly Promises Promises = new(
        TestPlace.Read(), Calendars[0]);

    [Fact]
    public Task Working_days_are_those_of_the_notices_counted_one_by_one() => Law.HoldsAsync(
        AnyCase(),
        c => Assert.Equal(Naive.AfterDays(c.From, c.Days, c.Calendar.Hours), c.Calendar.AddWorkingDays(c.From, c.Days)),
        Cases,
        2025_01);

    [Fact]
    public Task Working_hours_are_those_of_the_notices_counted_minute_by_minute() => Law.HoldsAsync(
        AnyCase(),
        c => Assert.Equal(Naive.AfterMinutes(c.From, c.Quarters * 15, c.Calendar.Hours), c.Calendar.AddWorkingHours(c.From, c.Quarters / 4d)),
        Cases / 5,
        2025_02);

    [Fact]
    public Task No_deadline_lies_on_a_day_of_rest_or_outside_office_hours_or_in_the_past() => Law.HoldsAsync(
        AnyCase(),
        c =>
        {
            AssertInOffice(c.Calendar.AddWorkingDays(c.From, c.Days), c.From, c.Calendar);
            AssertInOffice(c.Calendar.AddWorkingHours(c.From, c.Quarters / 4d), c.From, c.Calendar);
        },
        Cases,
        2025_03);

    [Fact]
    public Task What_the_place_promises_lies_in_its_office_hours() => Law.HoldsAsync(
        AnyCase(),
        c =>
        {
            foreach (var level in (string[])["grid", "township"])
            {
                var (accept, resolve) = Promises.DueFrom(c.From, level, "other", urgent: false);
                AssertInOffice(accept, c.From, Calendars[0]);
                AssertInOffice(resolve, c.From, Calendars[0]);
            }
        },
        Cases,
        2025_04);

    [Fact]
    public Task More_time_given_is_never_due_earlier_and_a_day_more_is_due_later() => Law.HoldsAsync(
        AnyCase(),
        c =>
        {
            // Given no day on an evening, the next working day is the first still to come, as it is with one day.
            var (given, more) = (c.Calendar.AddWorkingDays(c.From, c.Days), c.Calendar.AddWorkingDays(c.From, c.Days + 1));
            Assert.True(c.Days == 0 ? more >= given : more > given, "a day more");
            Assert.True(c.Calendar.AddWorkingHours(c.From, (c.Quarters + 1) / 4d) > c.Calendar.AddWorkingHours(c.From, c.Quarters / 4d), "a quarter more");
            Assert.True(c.Calendar.AddWorkingDays(c.From.AddHours(5), c.Days) >= c.Calendar.AddWorkingDays(c.From, c.Days), "five hours later");
        },
        Cases,
        2025_05);

    [Fact]
    public Task One_instant_has_one_deadline_however_it_is_written() => Law.HoldsAsync(
        AnyCase(),
        c =>
        {
            var elsewhere = c.From.ToOffset(TimeSpan.FromHours(c.OffsetHours));
            foreach (var (here, there) in ((DateTimeOffset, DateTimeOffset)[])
                [(c.Calendar.AddWorkingDays(c.From, c.Days), c.Calendar.AddWorkingDays(elsewhere, c.Days)),
                 (c.Calendar.AddWorkingHours(c.From, c.Quarters / 4d), c.Calendar.AddWorkingHours(elsewhere, c.Quarters / 4d))])
            {
                Assert.Equal(here.DateTime, there.DateTime);
                Assert.Equal(WorkingCalendar.ChinaOffset, there.Offset);
            }
        },
        Cases,
        2025_06);

    private static void AssertInOffice(DateTimeOffset due, DateTimeOffset from, WorkingCalendar calendar)
    {
        var time = TimeOnly.FromDateTime(due.DateTime);
        Assert.True(due >= from, $"{due:O} is past");
        Assert.True(Naive.IsWorked(DateOnly.FromDateTime(due.DateTime)), $"{due:O} is a day of rest");
        Assert.True(calendar.Hours.Any(h => time >= h.Start && time <= h.End), $"{due:O} is outside office hours");
    }

    /// <summary>Half of the cases begin around the ends of holidays and make-up days, half anywhere in the three years.</summary>
    private static Arbitrary<Case> AnyCase()
    {
        var day = Gen.OneOf(
            Gen.Elements<DateOnly>([.. Naive.Edges]),
            Gen.Choose(0, (3 * 365) - 1).Select(n => new DateOnly(2025, 1, 1).AddDays(n)));
        var minute = Gen.OneOf(
            Gen.Choose(0, (24 * 60) - 1),
            Gen.Elements(0, 9 * 60, 12 * 60, (12 * 60) + 1, 14 * 60, (18 * 60) - 1, 18 * 60, (24 * 60) - 1));
        var cases =
            from d in day
            from m in minute
            from days in Gen.Choose(0, MostDays)
            from quarters in Gen.Choose(0, MostQuarters)
            from offset in Gen.Choose(-12, 14)
            from calendar in Gen.Choose(0, Calendars.Length - 1)
            select new Case(d, m, days, quarters, offset, calendar);
        return Arb.From(cases, Simpler);
    }

    private static IEnumerable<Case> Simpler(Case c) => new[]
    {
        c with { WhichHours = 0 },
        c with { OffsetHours = 0 },
        c with { Days = 0 }, c with { Days = c.Days / 2 }, c with { Days = Math.Max(0, c.Days - 1) },
        c with { Quarters = 0 }, c with { Quarters = c.Quarters / 2 }, c with { Quarters = Math.Max(0, c.Quarters - 1) },
        c with { Minute = 0 }, c with { Minute = c.Minute / 60 * 60 },
    }.Where(s => s != c);

    private sealed record Case(DateOnly Day, int Minute, int Days, int Quarters, int OffsetHours, int WhichHours)
    {
        public DateTimeOffset From => new(Day.ToDateTime(TimeOnly.MinValue).AddMinutes(Minute), WorkingCalendar.ChinaOffset);

        public WorkingCalendar Calendar => Calendars[WhichHours];

        public override string ToString() =>
            $"from {From:ddd yyyy-MM-dd HH:mm}, {Days} days or {Quarters} quarters of an hour, written at {OffsetHours:+0;-0}:00, hours {WhichHours}";
    }
}
