using Bot.Api.Conversations;
using Bot.Api.GroupNotification;
using Bot.Api.Handling;
using Bot.Data.Intakes;
using Bot.Tests.Deadlines;
using Bot.Tests.Intakes;
using Bot.Tests.Profiles;
using Xunit;

namespace Bot.Tests.GroupNotification;

/// <summary>The morning's list speaks in the place's own names.</summary>
public sealed class MorningPageNamesTests
{
    [Theory]
    [InlineData("静悄悄上报", "静悄悄上报")]
    [InlineData(null, "秘密上报")]
    public async Task What_is_sealed_stands_under_the_places_own_name_of_its_secret_channel_and_never_under_its_place(string? name, string shown)
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-26 08:30");
        var intake = await stage.Commit.Run(session => IntakeSubmission.Submit(session, IntakeFixtures.Submitted("东头有人卖假药") with { Confidential = true }, PromiseStage.At("2026-11-23 09:00")));
        var place = ResidentRules.Of(Shipped.Read("jiangsu") with { Confidential = new() { Name = name } });
        var page = new MorningPage(place, stage.Service<WorkerLinks>(), PromiseStage.At("2026-11-26 08:30")).Of([intake], [])!;
        Assert.Contains($" · {shown} · ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("半阁村2组", page, StringComparison.Ordinal);
    }
}
