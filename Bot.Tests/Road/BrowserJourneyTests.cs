using Bot.Data.Intakes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Road;

/// <summary>
/// The road in a real browser: report in the chat pane, accept and resolve from the card, rate.
/// Pictures go to the folder named by ROAD_PICTURES, when it is.
/// </summary>
public sealed class BrowserJourneyTests(RoadFixture road)
{
    private const string Chromium = "/usr/bin/chromium";

    // A village that no other test fills with cards: a robot takes twenty a minute, and the twenty-first waits.
    private const string Grid = "北曹庄村第2网格";

    [Theory]
    [InlineData(1280, 900, "演示居民甲")]
    [InlineData(375, 780, "演示居民乙")]
    public async Task A_resident_reports_the_grid_worker_handles_it_from_the_card_and_it_is_rated(int width, int height, string resident)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout((float)RoadFixture.Patience.TotalMilliseconds);
        await page.GotoAsync(road.PlatformUrl.AbsoluteUri);

        var number = await ReportAsync(page, resident);
        await PictureAsync(page, $"reported-{width}");
        await HandleAsync(context, page, number, width);
        await ShowAsync(page, width, "居民手机");
        await page.Locator("#chat").GetByText("满意吗").WaitForAsync();
        await road.SettledAsync(number);
        await SayAsync(page, "1");
        await page.Locator("#chat").GetByText("谢谢您").WaitForAsync();
        await PictureAsync(page, $"rated-{width}");
        await road.UntilAsync(async db => await db.Intakes.AnyAsync(i => i.Id == Id(number) && i.Status == IntakeStatus.Closed && i.Rating == 5));
    }

    private static async Task<string> ReportAsync(IPage page, string resident)
    {
        await page.Locator("#people").GetByText(resident).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "关注", Exact = true }).ClickAsync();
        await page.Locator("#chat").GetByText("有事直接说").WaitForAsync();
        await SayAsync(page, "楼下路灯坏了三天了，老人晚上都不敢出门");
        await page.Locator("#chat").GetByText("在哪里").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "演示照片" }).ClickAsync();
        await page.GetByAltText("聊天里的图片").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "位置", Exact = true }).ClickAsync();
        await page.GetByLabel("或按名字选").FillAsync(Grid);
        await page.GetByRole(AriaRole.Button, new() { Name = "发送那里" }).ClickAsync();
        await page.Locator("#chat").GetByText("1 提交").Last.WaitForAsync();
        await SayAsync(page, "1");
        var done = page.Locator("#chat").GetByText("已提交，编号");
        await done.WaitForAsync();
        var words = await done.InnerTextAsync();
        return ToldNumber.In(words);
    }

    private static async Task HandleAsync(IBrowserContext context, IPage page, string number, int width)
    {
        await ShowAsync(page, width, "网格群");
        var robot = DemoPoints.Grids.Single(g => g.Name == Grid);
        await page.Locator("#group-choice").SelectOptionAsync(robot.Robot!);
        await page.Locator("#acting").SelectOptionAsync(robot.Members.First(m => m.Role.Contains("专职", StringComparison.Ordinal)).UserId!);
        var card = page.Locator("#group .post").Filter(new() { HasText = number }).First;
        await card.WaitForAsync(new() { Timeout = (float)RoadFixture.Patience.TotalMilliseconds });
        await PictureAsync(page, $"card-{width}");
        var worker = await context.RunAndWaitForPageAsync(() => card.GetByRole(AriaRole.Link, new() { Name = "打开办理页" }).ClickAsync());
        await worker.SetViewportSizeAsync(375, 780);
        await worker.GetByRole(AriaRole.Button, new() { Name = "接单" }).WaitForAsync();
        await worker.GetByText(number).First.WaitForAsync();
        await PictureAsync(worker, $"worker-new-{width}");
        await worker.GetByRole(AriaRole.Button, new() { Name = "接单" }).ClickAsync();
        await worker.GetByRole(AriaRole.Link, new() { Name = "办结" }).ClickAsync();
        await worker.Locator("#note").FillAsync("换了新灯泡，已经亮了");
        await worker.Locator("#photos").SetInputFilesAsync(new FilePayload { Name = "IMG_0001.png", MimeType = "image/png", Buffer = Bot.Simulator.Platform.DemoMedia.Png(64) });
        await PictureAsync(worker, $"worker-resolve-{width}");
        await worker.Locator("form button[type=submit]").Last.ClickAsync();
        await worker.GetByText("换了新灯泡").First.WaitForAsync();
        await PictureAsync(worker, $"worker-done-{width}");
        await worker.CloseAsync();
    }

    private static async Task SayAsync(IPage page, string words)
    {
        await page.GetByLabel("想说的话").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).ClickAsync();
    }

    private static Task ShowAsync(IPage page, int width, string tab) =>
        width > 1000 ? Task.CompletedTask : page.GetByRole(AriaRole.Button, new() { Name = tab }).ClickAsync();

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ROAD_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }

    private static long Id(string number) => IntakeNumber.TryParse(number, out var parsed) ? parsed.Id : 0;
}
