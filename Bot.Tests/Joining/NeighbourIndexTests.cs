using Bot.Api.Conversations;
using Bot.Api.Grids;
using Bot.Api.Joining;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Tests.Deadlines;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Joining;

/// <summary>What is remembered of neighbours: as the rows have it, from the commit on and after a restart.</summary>
public sealed class NeighbourIndexTests
{
    private static readonly Draft Lamp = new() { Text = "路灯不亮", Kind = "request", Item = "municipal-facility", Place = new("半阁村2组", PromiseStage.Grid) };

    [Fact]
    public async Task Follows_every_commit_and_is_the_same_after_a_restart()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var index = stage.Service<NeighbourIndex>();
        Assert.Null(Find(stage, index));
        var id = await stage.ReportAsync(resident: "demo-a");
        Assert.Equal((IntakeNumber.FromId(id).ToString(), IntakeStage.Submitted), (Find(stage, index)!.Number, Find(stage, index)!.Stage));
        await stage.ActAsync(id, "accept");
        Assert.Equal(IntakeStage.Accepted, Find(stage, index)!.Stage);
        Assert.Equal(Find(stage, index), Find(stage, await RestartedAsync(stage)));

        await stage.ActAsync(id, "resolve", "换了灯泡");
        Assert.Equal(IntakeStage.Resolved, Find(stage, index)!.Stage);
        await stage.RateAsync(id, 5);
        Assert.Null(Find(stage, index));
        Assert.Null(Find(stage, await RestartedAsync(stage)));
    }

    [Fact]
    public async Task What_was_rolled_back_was_never_there()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var index = stage.Service<NeighbourIndex>();
        var id = await stage.ReportAsync(resident: "demo-a");
        await Assert.ThrowsAsync<InvalidDataException>(() => stage.Commit.Run<bool>(session =>
        {
            IntakeMoves.Make(session, id, new MoveRequest(Move.Withdraw, new Actor(ActorRole.Resident, "居民"), stage.Clock.GetUtcNow()));
            throw new InvalidDataException("on purpose");
        }));
        Assert.NotNull(Find(stage, index));
    }

    [Theory]
    [InlineData("2026-11-30 08:59", true)]
    [InlineData("2026-11-30 09:01", false)]
    public async Task What_lies_longer_back_than_the_profile_says_is_not_offered(string when, bool offered)
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var index = stage.Service<NeighbourIndex>();
        await stage.ReportAsync(resident: "demo-a");
        stage.Clock.WindTo(PromiseStage.At(when));
        Assert.Equal(offered, Find(stage, index) is not null);
    }

    [Fact]
    public async Task Nothing_is_offered_of_ones_own_nor_what_is_urgent_sealed_or_elsewhere()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var index = stage.Service<NeighbourIndex>();
        await stage.ReportAsync(urgent: true, resident: "demo-a");
        Assert.Null(Find(stage, index));
        await stage.ReportAsync(resident: "demo-me");
        Assert.Null(Find(stage, index));
        await stage.ReportAsync(resident: "demo-a");
        Assert.NotNull(Find(stage, index));
        foreach (var draft in (Draft[])
        [
            Lamp with { Urgent = true }, Lamp with { Confidential = true }, Lamp with { AboutWorker = true }, Lamp with { ToDesk = true }, Lamp with { Item = "sanitation" },
            Lamp with { Kind = "inquiry" }, Lamp with { Place = null }, Lamp with { Place = new("半阁村3组", PromiseStage.Grid) }, Lamp with { Item = "other" },
        ])
        {
            Assert.Null(Find(stage, index, draft));
        }
    }

    private static NeighbourIntake? Find(PromiseStage stage, NeighbourIndex index, Draft? draft = null)
    {
        using var me = new ResidentContext("demo-me");
        return index.Find(draft ?? Lamp, me, stage.Service<Jurisdiction>(), stage.Clock.GetUtcNow());
    }

    private static async Task<NeighbourIndex> RestartedAsync(PromiseStage stage)
    {
        var index = new NeighbourIndex(
            stage.Service<IDbContextFactory<BotDbContext>>(), stage.Service<LiveGridDirectory>(), stage.Service<ResidentContexts>(), stage.Commit, stage.Service<Profile>(), stage.Clock);
        await index.StartAsync(CancellationToken.None);
        return index;
    }
}
