using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Data.Deadlines;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Deadlines;

/// <summary>What a profile promises, in instants.</summary>
public sealed class PromisesTests
{
    private static readonly Profile Demo = TestPlace.Read();
    private static readonly DateTimeOffset Monday = PromiseStage.At("2026-11-23 09:00");

    [Theory]
    [InlineData("grid", "noise", "2026-11-26 18:00")]
    [InlineData("township", "noise", "2026-11-30 18:00")]
    [InlineData("county", "noise", "2026-11-30 18:00")]
    [InlineData("grid", "municipal-facility", "2026-11-24 18:00")] // its own number
    [InlineData("township", "municipal-facility", "2026-11-25 18:00")]
    [InlineData("county", "municipal-facility", "2026-11-30 18:00")] // the county's general number
    public void A_result_is_due_by_level_and_item(string level, string item, string due) =>
        Assert.Equal(PromiseStage.At(due), Own().DueFrom(Monday, level, item, urgent: false).Resolve);

    [Fact]
    public void Taking_up_is_due_by_item_and_urgent_matters_by_the_clock()
    {
        Assert.Equal(PromiseStage.At("2026-11-23 11:00"), Own().DueFrom(Monday, "grid", "municipal-facility", urgent: false).Accept);
        Assert.Equal(PromiseStage.At("2026-11-23 15:00"), Own().DueFrom(Monday, "grid", "noise", urgent: false).Accept);
        Assert.Equal((Monday.AddHours(1), Monday.AddHours(24)), Own().DueFrom(Monday, "grid", "municipal-facility", urgent: true));
    }

    [Fact]
    public void A_level_that_the_ladder_no_longer_has_is_the_offices()
    {
        Assert.Equal(Own().DueFrom(Monday, "township", "noise", urgent: false), Own().DueFrom(Monday, "district", "noise", urgent: false));
        Assert.Equal(("township", "county", "county", "township"), (Own().Above("grid"), Own().Above("township"), Own().Above("county"), Own().Above("district")));
    }

    [Theory]
    [InlineData("noise", false, false, "grid")]
    [InlineData("demolition-planning", false, false, "county")] // begins above
    [InlineData("noise", true, false, "township")] // sealed
    [InlineData("noise", false, true, "township")] // about a worker
    [InlineData("demolition-planning", true, false, "county")]
    public void It_begins_on_the_rung_of_its_item_unless_no_grid_may_see_it(string item, bool confidential, bool aboutWorker, string level) =>
        Assert.Equal(level, Of(With(new ProfileItem { Code = "demolition-planning", StartLevel = "county" })).LevelOf(new Grid(), item, confidential, aboutWorker));

    [Fact]
    public void A_due_given_as_a_day_lands_at_its_end_of_work_and_on_no_day_of_rest()
    {
        Assert.Equal(PromiseStage.At("2026-11-27 18:00"), Own().DueOn(new DateOnly(2026, 11, 27), urgent: false));
        Assert.Equal(PromiseStage.At("2026-11-30 18:00"), Own().DueOn(new DateOnly(2026, 11, 28), urgent: false));
        Assert.Equal(PromiseStage.At("2026-11-28 18:00"), Own().DueOn(new DateOnly(2026, 11, 28), urgent: true));
    }

    [Theory]
    [InlineData("2026-11-23 03:00", "2026-11-30 09:00")]
    [InlineData("2026-11-23 10:30", "2026-11-30 10:30")]
    [InlineData("2026-11-23 23:30", "2026-12-01 09:00")]
    public void What_closes_by_itself_does_so_by_day(string resolved, string closed) =>
        Assert.Equal(PromiseStage.At(closed), Own().CloseUnratedAt(PromiseStage.At(resolved)));

    [Fact]
    public void A_promise_for_an_item_that_does_not_exist_stops_the_start()
    {
        var fault = Assert.Throws<ProfileException>(() => ItemList.Of(With(new ProfileItem { Code = "street-lihgt", AcceptWorkingHours = 1 })));
        Assert.Contains("street-lihgt", fault.Message, StringComparison.Ordinal);
    }

    private static Promises Own() => Of(With(new ProfileItem
    {
        Code = "municipal-facility",
        AcceptWorkingHours = 2,
        WorkingDays = new Dictionary<string, int>(StringComparer.Ordinal) { ["grid"] = 1, ["township"] = 2 },
    }));

    private static Profile With(ProfileItem entry) => Demo with { Items = new ProfileItems { Entries = [entry] } };

    private static Promises Of(Profile profile) => new(profile, new WorkingCalendar());
}
