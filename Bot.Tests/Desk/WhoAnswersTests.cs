using Bot.Data.Profiles;
using Xunit;

namespace Bot.Tests.Desk;

public sealed class WhoAnswersTests
{
    [Fact]
    public async Task The_page_of_an_intake_names_the_office_holder_who_answers_for_its_rung()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync($"/desk/intakes/{intake.Number}");
        var holder = host.Service<Profile>().Ladder.AnswersFor(intake.Level, null);
        Assert.NotNull(holder);
        Assert.Matches($"这一级谁负责\\s*{holder}", browser.Text);
    }
}
