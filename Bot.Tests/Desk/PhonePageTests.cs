using System.Net;
using Bot.Api.Understanding;
using Bot.Data.Accounts;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs.Understanding;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Taking calls down: understood while it is typed, sealed, once, learned from, found again by its number.</summary>
public sealed class PhonePageTests
{
    private const string Read = "/desk/phone?handler=Read";
    private const string Lamp = "近村1组路灯坏了三天了，晚上黑漆漆的";
    private const string Phone = "13987654321";

    [Fact]
    public async Task While_it_is_typed_the_page_says_what_it_is_where_who_and_by_when()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync("/desk/phone");
        Assert.Equal(HttpStatusCode.OK, await browser.SendAsync(Read, ("words", Lamp)));
        Assert.Contains("演示近村第1网格", browser.Text, StringComparison.Ordinal);
        Assert.Contains("最晚答复", browser.Text, StringComparison.Ordinal);
        Assert.Contains("演示周芳", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", browser.Html, StringComparison.Ordinal);
        Assert.Equal(0, await host.ReadAsync(db => db.Intakes.CountAsync()));
    }

    [Theory]
    [InlineData("楼道里一股煤气味，人都头晕了", "119")]
    [InlineData("孩子掉河里了快来人", "119")]
    public async Task In_danger_the_number_to_call_stands_there_first(string words, string number)
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync("/desk/phone");
        await browser.SendAsync(Read, ("words", words));
        Assert.Contains("先告诉他", browser.Text, StringComparison.Ordinal);
        Assert.Contains(number, browser.Text, StringComparison.Ordinal);
        Assert.Contains("紧急", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_the_grids_is_said_with_where_to_go()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync("/desk/phone");
        await browser.SendAsync(Read, ("words", "帮我把隔壁老王拘留了"));
        Assert.Contains("可能不归网格", browser.Text, StringComparison.Ordinal);
        Assert.Contains("110", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_becomes_an_intake_whose_number_is_read_out_and_whose_caller_is_sealed()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        var number = await TakeAsync(browser, ("name", "演示赵大爷"), ("behalf", "邻居奶奶"));
        await browser.FollowAsync();
        Assert.Contains(number, browser.Text, StringComparison.Ordinal);
        Assert.Contains("我们打电话告诉您", browser.Text, StringComparison.Ordinal);

        var intake = await host.ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync());
        Assert.Equal(("phone", null, DeskHost.NearGrid, "邻居奶奶"), (intake.Channel, intake.Resident, intake.GridCode, intake.OnBehalfOf));
        var personal = host.Service<PersonalData>();
        Assert.Equal((Phone, personal.PhoneKey(Phone)), (personal.Open(intake.SealedPhone!), intake.PhoneKey));
        var call = await host.ReadAsync(db => db.PhoneCalls.AsNoTracking().SingleAsync());
        Assert.Equal(("agent", "演示赵大爷"), (call.TakenBy, personal.Open(call.SealedName!)));
        var entry = await host.ReadAsync(db => db.Timeline.AsNoTracking().SingleAsync());
        Assert.Equal((Move.Submit, ActorRole.Desk, "来电登记"), (entry.Move, entry.Role, entry.Note));
        var audit = await host.ReadAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.Act == AuditActs.CallTaken));
        Assert.DoesNotContain("赵大爷", audit.Detail, StringComparison.Ordinal);

        await browser.GetAsync($"/desk/intakes/{number}/identity");
        await browser.SendAsync($"/desk/intakes/{number}/identity", ("reason", "回访居民，问问修好没有"));
        Assert.Contains("演示赵大爷", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_counts_once()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync("/desk/phone");
        var once = browser.Hidden("once");
        await browser.SendAsync("/desk/phone", ("once", once), ("words", Lamp));
        var first = browser.SentTo;
        await browser.GetAsync("/desk/phone");
        await browser.SendAsync("/desk/phone", ("once", once), ("words", Lamp));
        Assert.Equal(first, browser.SentTo);
        Assert.Equal(1, await host.ReadAsync(db => db.Intakes.CountAsync()));
    }

    [Theory]
    [InlineData("words", "漏", "请至少写")]
    [InlineData("phone", "12345", "号码好像不对")]
    [InlineData("by-phone", "on", "请记下号码")]
    public async Task A_wrong_field_is_named_and_nothing_typed_is_lost(string field, string value, string fault)
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync("/desk/phone");
        (string, string)[] fields = [("once", browser.Hidden("once")), .. field == "words" ? [] : new[] { ("words", Lamp) }, ("place", "东头"), (field, value)];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SendAsync("/desk/phone", fields));
        Assert.Contains(fault, browser.Text, StringComparison.Ordinal);
        Assert.Contains("东头", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);
        Assert.Equal(0, await host.ReadAsync(db => db.Intakes.CountAsync()));
    }

    [Fact]
    public async Task The_item_that_staff_chose_against_the_words_is_kept_to_be_learned_from()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync("/desk/phone");
        await browser.SendAsync(Read, ("words", Lamp));
        var guessed = browser.Hidden("guessed-item");
        await browser.GetAsync("/desk/phone");
        await browser.SendAsync("/desk/phone", ("once", browser.Hidden("once")), ("words", Lamp), ("item", "noise"), ("guessed-item", guessed));
        var correction = await host.ReadAsync(db => db.ItemCorrections.AsNoTracking().SingleAsync());
        Assert.Equal((ItemCorrection.ByDesk, "noise"), (correction.By, correction.Chosen));
        Assert.StartsWith(guessed, correction.Offered, StringComparison.Ordinal);
        Assert.Equal("noise", await host.ReadAsync(db => db.Intakes.Select(i => i.Item).SingleAsync()));
        var lines = await host.ReadAsync(async db => await ExportCorrectionsVerb.LinesAsync(db, ServiceItems.All).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains("\"item\":\"noise\"", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_words_say_is_followed_while_staff_chose_nothing_and_is_no_correction()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync("/desk/phone");
        await browser.SendAsync(Read, ("words", Lamp));
        var guessed = browser.Hidden("guessed-item");
        await browser.SendAsync(Read, ("words", "楼上半夜唱歌吵得睡不着"), ("item", guessed), ("guessed-item", guessed));
        Assert.NotEqual(guessed, browser.Hidden("guessed-item"));
        await TakeAsync(browser);
        Assert.Equal(0, await host.ReadAsync(db => db.ItemCorrections.CountAsync()));
    }

    [Fact]
    public async Task Who_goes_along_with_a_neighbour_has_an_own_number_merged_into_the_others()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        var first = await TakeAsync(browser);
        await browser.GetAsync("/desk/phone");
        await browser.SendAsync(Read, ("words", "近村1组的路灯坏了好几天没人修"));
        Assert.Contains(first, browser.Text, StringComparison.Ordinal);
        var second = await TakeAsync(browser, ("join", first));
        var merged = await host.ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync(i => i.MergedInto != null));
        Assert.Equal((second, first), (merged.Number.ToString(), IntakeNumber.FromId(merged.MergedInto!.Value).ToString()));
        await browser.FollowAsync();
        Assert.Contains("一起办", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_whose_number_WeChat_vouched_for_hears_there_and_others_claim_it_later()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        await TakeAsync(browser);
        var key = host.Service<PersonalData>().PhoneKey(Phone);
        Assert.Equal(1, await host.Service<GroupCommit>().Run(session => PhoneClaims.Claim(session, key, "resident-7")));
        await host.Service<GroupCommit>().Run(session => session.Insert(new MiniAccount
        {
            Key = "resident-7", SealedOpenId = host.Service<PersonalData>().Seal("demo-openid"), PhoneKey = key, PhoneAt = host.Clock.GetUtcNow(), CreatedAt = host.Clock.GetUtcNow(),
        }));
        await TakeAsync(browser);
        await browser.FollowAsync();
        Assert.Contains("微信上会告诉您", browser.Text, StringComparison.Ordinal);
        Assert.Equal(2, await host.ReadAsync(db => db.Intakes.CountAsync(i => i.Resident == "resident-7")));
    }

    [Fact]
    public async Task What_is_confidential_is_found_by_no_number_and_belongs_to_no_account()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        await TakeAsync(browser, ("confidential", "on"));
        var intake = await host.ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync());
        Assert.Equal((true, null, null), (intake.Confidential, intake.PhoneKey, intake.Resident));
        await browser.GetAsync("/desk/phone");
        await browser.SendAsync(Read, ("words", Lamp), ("phone", Phone));
        Assert.DoesNotContain(intake.Number.ToString(), browser.Html, StringComparison.Ordinal);
    }

    /// <summary>Takes a call down and returns its number, standing before the redirection to it.</summary>
    internal static async Task<string> TakeAsync(DeskBrowser browser, params (string, string)[] more)
    {
        await browser.GetAsync("/desk/phone");
        await browser.SendAsync("/desk/phone", [("once", browser.Hidden("once")), ("words", Lamp), ("phone", Phone), .. more]);
        Assert.StartsWith("/desk/phone/WG-", browser.SentTo, StringComparison.Ordinal);
        return browser.SentTo["/desk/phone/".Length..];
    }
}
