using System.Globalization;
using Bot.Data.Accounts;
using Bot.Data.Storage;
using Bot.Tests.My;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.MiniProgram.Accounts;

/// <summary>What residents say of the public board means the same at each of their doors.</summary>
public sealed class PublicWishTests(RoadFixture road)
{
    private readonly MiniStage _stage = new(road);

    [Fact]
    public async Task That_all_may_be_shown_takes_back_what_was_said_of_a_single_one_in_the_mini_program()
    {
        var resident = road.NewResident();
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, resident);
        var hidden = await HiddenAsync(_stage.MiniKey(resident));
        await phone.AskAsync(HttpMethod.Patch, "/api/mini/me", new { @public = false });
        Assert.True(await IsHiddenAsync(hidden));
        await phone.AskAsync(HttpMethod.Patch, "/api/mini/me", new { @public = true });
        Assert.False(await IsHiddenAsync(hidden));
    }

    [Fact]
    public async Task And_on_the_residents_pages()
    {
        var resident = road.NewResident();
        using var phone = new MyPhone(road, resident);
        await phone.OpenAsync("/my/settings");
        var hidden = await HiddenAsync(_stage.ChatKey(resident));
        await phone.SendAsync("/my/settings", [.. phone.Hidden("value=\"hide\""), new("act", "hide")]);
        await phone.FollowAsync();
        Assert.True(await IsHiddenAsync(hidden));
        await phone.SendAsync("/my/settings", [.. phone.Hidden("value=\"show\""), new("act", "show")]);
        await phone.FollowAsync();
        Assert.False(await IsHiddenAsync(hidden));
    }

    private async Task<string> HiddenAsync(string resident)
    {
        var intake = await _stage.ReportAsync(resident, "小区门口的路灯不亮");
        await road.BotServices.GetRequiredService<GroupCommit>().Run(session => PublicWish.HideOne(session, intake.Id, intake.SubmittedAt));
        return PublicOptOut.OneIntake + intake.Id.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<bool> IsHiddenAsync(string key)
    {
        await using var db = road.OpenDatabase();
        return await db.PublicOptOuts.AnyAsync(o => o.Resident == key, TestContext.Current.CancellationToken);
    }
}
