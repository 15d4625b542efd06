using System.Globalization;
using System.Text.Json;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Handling;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.My;

/// <summary>The residents' pages in a real browser on a small phone. Pictures go to the folder named by MY_PICTURES, when it is.</summary>
public sealed class MyJourneyTests(RoadFixture road)
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Words = "楼下路灯坏了三天了，老人晚上都不敢出门";
    private const string Place = "半阁村第2网格";

    /// <summary>Bytes of a first load, everything that goes over the line.</summary>
    private const int FirstLoad = 200 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_link_in_the_chat_a_resident_reports_again_and_rates_what_was_done(bool withScripts)
    {
        var resident = road.NewResident();
        var link = await LinkOfAsync(resident);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        await using var context = await browser.NewContextAsync(Phone(withScripts));
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout((float)RoadFixture.Patience.TotalMilliseconds);
        await SignInAsync(page, resident, link);
        await page.GetByText("已经交上去").First.WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "报事", Exact = true }).ClickAsync();
        await page.GetByLabel("什么事？").FillAsync(Words + "，北门也不亮");
        await page.GetByLabel("在哪里？").FillAsync(Place);
        await page.GetByLabel("照片（").SetInputFilesAsync(new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = Pictures.JpegFromAPhone() });
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await page.GetByText("看看对不对").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "交上去" }).ClickAsync();
        await page.WaitForURLAsync("**/my/intakes/**");
        var number = page.Url.Split('/')[^1];
        await page.GetByAltText("您发的照片").First.WaitForAsync();
        await PictureAsync(page, "reported");

        await road.GridPlatform.MustAsync(number, "accept");
        await road.GridPlatform.MustAsync(number, "resolve", "换了新灯泡，已经亮了");
        await page.GotoAsync(new Uri(road.BotUrl, "/my/intakes/" + number).AbsoluteUri);
        await page.GetByText("换了新灯泡").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "交评价" }).ClickAsync();
        await page.GetByText("请先选一个").WaitForAsync();
        await page.GetByLabel("很满意", new() { Exact = true }).CheckAsync();
        await PictureAsync(page, "rating");
        await page.GetByRole(AriaRole.Button, new() { Name = "交评价" }).ClickAsync();
        await page.GetByText("谢谢您").First.WaitForAsync();
        Assert.True(IntakeNumber.TryParse(number, out var intake));
        await road.UntilAsync(async db => await db.Intakes.AnyAsync(i => i.Id == intake.Id && i.Status == IntakeStatus.Closed && i.Rating == 5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("large")]
    [InlineData("contrast")]
    public async Task Every_page_is_light_and_breaks_no_rule_of_accessibility(string look)
    {
        var resident = road.NewResident();
        var link = await LinkOfAsync(resident);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        await using var context = await browser.NewContextAsync(Phone(withScripts: true));
        var page = await context.NewPageAsync();
        await SignInAsync(page, resident, new Uri(road.BotUrl, "/my/settings").AbsoluteUri);
        if (look.Length > 0)
        {
            await page.Locator($"input[name={look}]").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "就这样看" }).ClickAsync();
            await page.GetByText("记住了，这部手机").WaitForAsync();
        }

        var grid = DemoPoints.Grids.Single(g => g.Name == Place).Code;
        foreach (var path in new[]
        {
            "/my", "/my/report", "/my/intakes", new Uri(link).AbsolutePath, "/my/intakes/WG-20200101-000001", $"/my/worker?grid={grid}", "/my/worker?q=半阁村", $"/my/worker/map?grid={grid}",
            $"/my/worker/code?grid={grid}", "/my/ask?q=网格员是干什么的", "/my/notices", "/my/settings", "/my/help",
        })
        {
            var bytes = await LoadAsync(context, page, path);
            Assert.True(bytes <= FirstLoad || path.Contains("/map", StringComparison.Ordinal), $"{path} loads {bytes} bytes");
            await LookAsync(page, path);
        }

        await page.GotoAsync(new Uri(road.BotUrl, "/my/report").AbsoluteUri);
        await page.GetByLabel("什么事？").FillAsync("楼道一股煤气味头都晕了");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "交上去" }).WaitForAsync();
        await LookAsync(page, "/my/confirm");
    }

    [Fact]
    public async Task A_kept_message_stands_among_the_notices_and_can_be_marked_as_read()
    {
        var resident = road.NewResident(following: false);
        using var phone = new MyPhone(road, resident);
        var number = await phone.ReportAsync(Words, Place);
        Assert.True(IntakeNumber.TryParse(number, out var intake));
        await road.GridPlatform.MustAsync(number, "accept");
        await road.UntilAsync(async db => await db.Deliveries.AnyAsync(d => d.IntakeId == intake.Id && d.Purpose == Purposes.Progress && d.State == DeliveryState.Kept));
        await phone.OpenAsync("/my/notices");
        Assert.Contains(number, phone.Html, StringComparison.Ordinal);
        await phone.SendAsync("/my/notices", phone.Hidden("name=\"id\""));
        await phone.FollowAsync();
        Assert.DoesNotContain("没看过", phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_simulator_a_link_opens_on_the_phone_of_whose_chat_it_is()
    {
        var resident = road.NewResident();
        await LinkOfAsync(resident);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        try
        {
            await page.GotoAsync(road.PlatformUrl.AbsoluteUri);
            await page.Locator($"#people [data-openid={resident.OpenId}]").ClickAsync();
            await page.Locator("#chat a[href*='/my/intakes/']").Last.ClickAsync();
            await page.FrameLocator("#frame").GetByText("已经交上去").First.WaitForAsync();
            await PictureAsync(page, "simulator");
        }
        finally
        {
            road.Platform.ActingResident = null;
        }
    }

    /// <summary>Reports in the chat; the answer's own link.</summary>
    private async Task<string> LinkOfAsync(SimulatedResident resident)
    {
        await resident.SayAsync($"{Place}{Words}");
        var said = await resident.SayAsync("确认") ?? "";
        var link = said.Split('\n').Select(l => l.Split('：')[^1]).FirstOrDefault(l => l.StartsWith(road.BotUrl + "my/intakes/WG-", StringComparison.Ordinal));
        Assert.NotNull(link);
        return link;
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });

    private static BrowserNewContextOptions Phone(bool withScripts) => new()
    {
        ViewportSize = new() { Width = 375, Height = 780 },
        Locale = "zh-CN",
        JavaScriptEnabled = withScripts,
    };

    /// <summary>WeChat would know whose phone it is; the simulator asks.</summary>
    private static async Task SignInAsync(IPage page, SimulatedResident resident, string address)
    {
        await page.GotoAsync(address);
        await page.Locator($"a[href*=\"openid={resident.OpenId}\"]").ClickAsync();
        await page.WaitForURLAsync("**/my/**");
    }

    /// <summary>Opens a page as if nothing of it were on the phone; how many bytes that took.</summary>
    private async Task<long> LoadAsync(IBrowserContext context, IPage page, string path)
    {
        var wire = await context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        var bytes = 0L;
        wire.Event("Network.loadingFinished").OnEvent += (_, done) => bytes += (long)done!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(new Uri(road.BotUrl, path).AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await wire.DetachAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes} bytes"));
        return bytes;
    }

    private static async Task LookAsync(IPage page, string path)
    {
        await PictureAsync(page, path.Trim('/').Replace('/', '-').Split('?')[0]);
        var wide = await page.EvaluateAsync<JsonElement>("[...document.querySelectorAll('body *')].filter(e => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 200))");
        Assert.Empty(wide.EnumerateArray().Select(w => w.GetString()));
        await Axe.CheckAsync(page);
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MY_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
