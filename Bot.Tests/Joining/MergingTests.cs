using Bot.Api.Joining;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Tests.Deadlines;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Joining;

/// <summary>并办 and its undoing, on a real database and a clock that is moved by hand.</summary>
public sealed class MergingTests
{
    private static readonly Actor Desk = new(ActorRole.Desk, "演示坐席", "desk-demo-1");

    [Theory]
    [InlineData("submit")]
    [InlineData("accept")]
    public async Task Merged_and_unmerged_it_is_as_it_was_and_nobody_was_told_twice(string stood)
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var (a, b) = (await stage.ReportAsync(resident: "demo-a"), await stage.ReportAsync(resident: "demo-b"));
        await FollowAsync(stage, b, "demo-c");
        if (stood == "accept")
        {
            await stage.ActAsync(b, "accept");
        }

        var before = await stage.IntakeAsync(b);
        await stage.NewsAsync();
        await MergeAsync(stage, b, a);
        Assert.Equal(IntakeStatus.Merged, (await stage.IntakeAsync(b)).Status);
        Assert.Empty(await stage.RunningAsync(b));
        Assert.Equal(["demo-b", "demo-c"], await FollowersAsync(stage, a));
        Assert.Equal(["resident:demo-b", "resident:demo-c"], (await stage.NewsAsync()).Select(n => n.Recipient).Order());

        await stage.GoToAsync("2026-11-23 10:00");
        await UnmergeAsync(stage, b);
        var after = await stage.IntakeAsync(b);
        Assert.Equal((before.Status, before.Level, before.HandlerId, (long?)null), (after.Status, after.Level, after.HandlerId, after.MergedInto));
        var running = await stage.RunningAsync(b);
        Assert.Equal(stood == "submit" ? [DeadlineKind.Accept, DeadlineKind.Resolve] : [DeadlineKind.Resolve], running.Select(d => d.Kind));
        Assert.All(running, d => Assert.Equal(PromiseStage.At("2026-11-23 10:00"), d.SetAt));
        Assert.Empty(await FollowersAsync(stage, a));
        Assert.Equal(["demo-c"], await FollowersAsync(stage, b));
        var told = (await stage.NewsAsync()).Where(n => n.Recipient.StartsWith("resident:", StringComparison.Ordinal)).Select(n => n.Recipient).Order();
        Assert.Equal(["resident:demo-b", "resident:demo-c"], told);

        // What comes of the one is told to its own people only, and once.
        await stage.ActAsync(a, "accept");
        await stage.ActAsync(a, "resolve", "换了灯泡");
        var results = (await stage.NewsAsync()).Where(n => n.Purpose == Purposes.Result).ToList();
        Assert.Equal("resident:demo-a", Assert.Single(results).Recipient);
        Assert.Contains(await stage.TimelineAsync(a), t => t.Note?.Contains(IntakeNumber.FromId(b) + " 撤销并办", StringComparison.Ordinal) == true);
        Assert.Empty(await stage.ReadAsync(db => TimelineAudit.FindFaultsAsync(db, CancellationToken.None)));
    }

    [Fact]
    public async Task Merged_again_after_undoing_brings_along_again()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var (a, b) = (await stage.ReportAsync(resident: "demo-a"), await stage.ReportAsync(resident: "demo-b"));
        await MergeAsync(stage, b, a);
        await UnmergeAsync(stage, b);
        await MergeAsync(stage, b, a);
        Assert.Equal(["demo-b"], await FollowersAsync(stage, a));
        await stage.ActAsync(a, "accept");
        await stage.NewsAsync();
        await stage.ActAsync(a, "resolve", "换了灯泡");
        Assert.Equal(["resident:demo-a", "resident:demo-b"], (await stage.NewsAsync()).Where(n => n.Purpose == Purposes.Result).Select(n => n.Recipient).Order());
    }

    [Fact]
    public async Task Only_the_desk_undoes_a_merge_and_only_one_that_is()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var (a, b) = (await stage.ReportAsync(resident: "demo-a"), await stage.ReportAsync(resident: "demo-b"));
        Assert.IsType<MoveVerdict.Forbidden>(await stage.Commit.Run(s => IntakeMerging.Unmerge(s, b, Desk, null, stage.Promises, stage.Clock.GetUtcNow())));
        await MergeAsync(stage, b, a);
        foreach (var role in Enum.GetValues<ActorRole>().Where(r => r != ActorRole.Desk))
        {
            Assert.IsType<MoveVerdict.Forbidden>(await stage.Commit.Run(s => IntakeMerging.Unmerge(s, b, new Actor(role, "演示"), null, stage.Promises, stage.Clock.GetUtcNow())));
        }

        Assert.Equal(["demo-b"], await FollowersAsync(stage, a));
    }

    [Fact]
    public async Task A_reminder_to_rate_goes_to_those_who_have_not()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 08:00");
        var a = await stage.ReportAsync(resident: "demo-a");
        await FollowAsync(stage, a, "demo-b");
        await FollowAsync(stage, a, "demo-c");
        await stage.ActAsync(a, "accept");
        await stage.ActAsync(a, "resolve", "换了灯泡");
        Assert.True(await stage.Commit.Run(s => Followers.Rate(s, a, "demo-b", 5)));
        Assert.False(await stage.Commit.Run(s => Followers.Rate(s, a, "demo-b", 1)));
        await stage.NewsAsync();
        await stage.GoToAsync("2026-11-25 09:00");
        Assert.Equal(["resident:demo-a", "resident:demo-c"], (await stage.NewsAsync()).Where(n => n.Purpose == Purposes.RatingReminder).Select(n => n.Recipient).Order());
        await stage.GoToAsync("2026-11-30 09:00");
        Assert.Equal(IntakeStatus.Closed, (await stage.IntakeAsync(a)).Status);
        Assert.False(await stage.Commit.Run(s => Followers.Rate(s, a, "demo-c", 1)));
    }

    private static Task FollowAsync(PromiseStage stage, long id, string resident) => stage.Commit.Run(s => Followers.Add(s, new IntakeFollower
    {
        IntakeId = id, Resident = resident, Via = IntakeFollower.Direct, JoinedAt = stage.Clock.GetUtcNow(), SaidIn = id, SaidAs = 1,
    }));

    private static async Task MergeAsync(PromiseStage stage, long b, long a)
    {
        var (intake, into) = (await stage.IntakeAsync(b), await stage.IntakeAsync(a));
        Assert.Null(IntakeMerging.Refusal(intake, into));
        Assert.IsType<MoveVerdict.Made>(await stage.Commit.Run(s => IntakeMerging.Merge(s, intake, into, Desk, stage.Clock.GetUtcNow())));
        await stage.RunAsync();
    }

    private static async Task UnmergeAsync(PromiseStage stage, long b)
    {
        Assert.IsType<MoveVerdict.Made>(await stage.Commit.Run(s => IntakeMerging.Unmerge(s, b, Desk, null, stage.Promises, stage.Clock.GetUtcNow())));
        await stage.RunAsync();
    }

    private static Task<List<string>> FollowersAsync(PromiseStage stage, long id) => stage.ReadAsync(db =>
        db.IntakeFollowers.Where(f => f.IntakeId == id && f.LeftAt == null).Select(f => f.Resident).Distinct().OrderBy(r => r).ToListAsync());
}
