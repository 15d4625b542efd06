using System.Net;
using Bot.Api.Desk.Intakes;
using Bot.Api.Handling.Photos;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Dispatching;
using Bot.Tests.Handling;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>One intake at the desk: what is shown, what can be done, and what a reply is read for.</summary>
public sealed class DeskMoveTests
{
    private const string Lamp = "楼下路灯坏了三天了 近村1组阳光花园北门 路灯";

    [Theory]
    [InlineData("换了新灯泡，路灯晚上已经亮了", "")]
    [InlineData("已处理", "几乎没说什么")]
    [InlineData("您好，您反映的问题我们已经处理完毕，感谢您的理解和支持", "几乎没说什么")]
    [InlineData("垃圾清运车每天早上来两次，桶已经换新", "答非所问")]
    [InlineData("路灯要换整根线，11月30日之前修好", "答应了日期")]
    [InlineData("路灯的线要换，三天内修好", "答应了日期")]
    [InlineData("路灯是3号楼2单元502室的住户弄坏的，已经修好", "个人信息")]
    [InlineData("路灯修好了，有事找住户13912345678", "个人信息")]
    [InlineData("路灯修好了，登记的是370402199001011234", "个人信息")]
    [InlineData("路灯是鲁D12345撞坏的，已经修好", "个人信息")]
    public void A_reply_is_read_before_it_goes(string reply, string warning)
    {
        var warnings = ReplyCheck.Warnings(Lamp, reply);
        if (warning.Length == 0)
        {
            Assert.Empty(warnings);
        }
        else
        {
            Assert.Contains(warnings, w => w.Contains(warning, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("", "请写几个字")]
    [InlineData("已经处理好了，谢谢", "几乎没说什么")]
    [InlineData("垃圾清运车每天早上来两次，桶已经换新", "答非所问")]
    [InlineData("路灯要换整根线，月底修好", "答应了日期")]
    [InlineData("路灯修好了，有事找住户13912345678", "别人的个人信息")]
    public async Task A_reply_that_is_spoken_against_is_held_back_at_the_desk(string reply, string warning)
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync($"/desk/intakes/{intake.Number}");
        await browser.SendAsync($"/desk/intakes/{intake.Number}/move/accept", ("once", browser.Hidden("once")));
        var resolve = $"/desk/intakes/{intake.Number}/move/resolve";
        await browser.GetAsync(resolve);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SendAsync(resolve, ("once", browser.Hidden("once")), ("note", reply)));
        Assert.Contains(warning, browser.Text, StringComparison.Ordinal);
        Assert.Equal(IntakeStatus.Accepted, await StatusAsync(host, intake));
        Assert.Equal(0, await host.ReadAsync(db => db.Timeline.CountAsync(t => t.Move == Move.Resolve)));
    }

    [Fact]
    public void A_door_that_the_resident_named_may_be_named_back() =>
        Assert.Empty(ReplyCheck.Warnings("3号楼2单元门口路灯坏了", "3号楼2单元门口的路灯换好了，已经亮了"));

    [Fact]
    public async Task A_warned_reply_goes_once_it_was_confirmed_and_other_words_are_read_anew()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync($"/desk/intakes/{intake.Number}");
        await browser.SendAsync($"/desk/intakes/{intake.Number}/move/accept", ("once", browser.Hidden("once")));
        Assert.Equal(IntakeStatus.Accepted, await StatusAsync(host, intake));
        var resolve = $"/desk/intakes/{intake.Number}/move/resolve";
        await browser.GetAsync(resolve);
        var once = browser.Hidden("once");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SendAsync(resolve, ("once", once), ("note", "")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SendAsync(resolve, ("once", once), ("note", "路灯三天内修好")));
        Assert.Contains("答应了日期", browser.Text, StringComparison.Ordinal);
        var confirmed = browser.Hidden("confirmed");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SendAsync(resolve, ("once", once), ("note", "路灯明天修好"), ("confirmed", confirmed)));
        Assert.Equal(IntakeStatus.Accepted, await StatusAsync(host, intake));
        await browser.SendAsync(resolve, ("once", once), ("note", "路灯三天内修好"), ("confirmed", confirmed));
        Assert.Equal($"/desk/intakes/{intake.Number}", browser.SentTo);
        Assert.Equal(IntakeStatus.Resolved, await StatusAsync(host, intake));
        await browser.GetAsync("/desk/settings");
        await browser.SendAsync(resolve, ("once", once), ("note", "路灯三天内修好"), ("confirmed", confirmed));
        Assert.Equal($"/desk/intakes/{intake.Number}", browser.SentTo);
        Assert.Equal(3, await host.ReadAsync(db => db.Timeline.CountAsync(t => t.IntakeId == intake.Id)));
        await browser.FollowAsync();
        Assert.Contains("路灯三天内修好", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_masked_internal_notes_are_marked_and_nobody_judges_their_own_work()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync(text: "路灯坏了，打我电话13812345678");
        using var browser = await host.SignedInAsync("agent");
        var page = $"/desk/intakes/{intake.Number}";
        await browser.GetAsync(page);
        Assert.DoesNotContain("13812345678", browser.Html, StringComparison.Ordinal);
        Assert.Contains("<path d=\"M", browser.Html, StringComparison.Ordinal);
        await browser.GetAsync(page + "/move/note");
        await browser.SendAsync(page + "/move/note", ("once", browser.Hidden("once")), ("note", "居民情绪激动，先安抚"));
        await browser.FollowAsync();
        Assert.Contains("居民看不到", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(page + "/move/accept", ("once", new string('a', 32)));
        await browser.GetAsync(page + "/move/resolve");
        await browser.SendAsync(page + "/move/resolve", ("once", browser.Hidden("once")), ("note", "路灯换好了，晚上亮了"));
        await browser.GetAsync(page + "/move/verify");
        await browser.SendAsync(page + "/move/verify", ("once", browser.Hidden("once")), ("note", "路灯确实亮了，居民也看到了"));
        Assert.Contains("由别人来核实", browser.Text, StringComparison.Ordinal);
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync(page + "/move/verify");
        await leader.SendAsync(page + "/move/verify", ("once", leader.Hidden("once")), ("note", "路灯确实亮了，居民也看到了"));
        Assert.Equal(IntakeStatus.Verified, await StatusAsync(host, intake));
    }

    [Fact]
    public async Task An_auditor_and_a_stranger_move_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync(department: DispatchPlace.Department);
        foreach (var (login, expected) in new[] { ("auditor", HttpStatusCode.Forbidden), ("admin", HttpStatusCode.Forbidden), ("far", HttpStatusCode.NotFound), ("water", HttpStatusCode.NotFound) })
        {
            using var browser = await host.SignedInAsync(login);
            await browser.GetAsync("/desk/settings");
            Assert.Equal((login, expected), (login, await browser.SendAsync($"/desk/intakes/{intake.Number}/move/start", ("once", new string('b', 32)))));
        }

        using var housing = await host.SignedInAsync("housing");
        await housing.GetAsync($"/desk/intakes/{intake.Number}");
        await housing.SendAsync($"/desk/intakes/{intake.Number}/move/start", ("once", housing.Hidden("once")));
        Assert.Equal(IntakeStatus.Handling, await StatusAsync(host, intake));
        Assert.Equal(HttpStatusCode.Forbidden, await housing.GetAsync("/desk/audit"));
    }

    [Fact]
    public async Task A_photo_is_seen_by_whom_the_intake_is_seen_and_a_sealed_recording_by_nobody()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        var at = host.Clock.GetUtcNow();
        Attachment Of(char letter, string by) => new() { Id = new string(letter, 32), IntakeId = intake.Id, Type = "image", By = by, At = at, State = AttachmentState.Stored, ContentType = "image/png", NextAt = at };
        foreach (var attachment in new[] { Of('c', "resident"), Of('d', Attachment.Sealed) })
        {
            await host.Service<MediaStore>().WriteAsync(attachment.Id, at, Pictures.Png(), CancellationToken.None);
            await host.Service<GroupCommit>().Run(session => session.Insert(attachment));
        }

        using var near = await host.SignedInAsync("near");
        Assert.Equal(HttpStatusCode.OK, await near.GetAsync($"/desk/intakes/{intake.Number}/media/{new string('c', 32)}"));
        Assert.Equal(HttpStatusCode.NotFound, await near.GetAsync($"/desk/intakes/{intake.Number}/media/{new string('d', 32)}"));
        using var far = await host.SignedInAsync("far");
        Assert.Equal(HttpStatusCode.NotFound, await far.GetAsync($"/desk/intakes/{intake.Number}/media/{new string('c', 32)}"));
    }

    private static Task<IntakeStatus> StatusAsync(DeskHost host, Intake intake) => host.ReadAsync(db => db.Intakes.Where(i => i.Id == intake.Id).Select(i => i.Status).SingleAsync());
}
