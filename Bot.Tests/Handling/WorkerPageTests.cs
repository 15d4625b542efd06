using Bot.Data.Intakes;
using Bot.Tests.Dispatching;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Handling;

/// <summary>The worker's page in a real browser on a small phone. Pictures go to the folder named by HANDLING_PICTURES, when it is.</summary>
public sealed class WorkerPageTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const int SmallestText = 17;
    private const int SmallestTouch = 48;

    [Fact]
    public async Task On_a_phone_a_worker_comes_from_the_card_accepts_and_resolves_with_a_photo()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync(urgent: true, attachments: []);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 375, Height = 667 }, DeviceScaleFactor = 2, HasTouch = true });
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) => faults.AddRange(line.Type == "error" ? [line.Text] : []);

        await page.GotoAsync($"{host.Address}w/{host.Token(intake)}");
        await LookAsync(page, "1-submitted");
        Assert.Equal("接单", await page.Locator(".worker-bar").InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "接单" }).TapAsync();
        await page.GetByText("已接单，居民会收到通知").WaitForAsync();
        await LookAsync(page, "2-accepted");

        await page.GetByRole(AriaRole.Link, new() { Name = "转给别人" }).TapAsync();
        await page.GetByLabel("转给谁？").WaitForAsync();
        await LookAsync(page, "3-assign");
        await page.GetByRole(AriaRole.Link, new() { Name = "不了" }).TapAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "办结" }).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "办结" }).TapAsync();
        await page.GetByText("请写几个字").WaitForAsync();
        await page.GetByLabel("怎么处理的？").FillAsync("灯泡换好了，晚上试过，亮了。");
        await page.GetByLabel("照片").SetInputFilesAsync(
        [
            new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = Pictures.JpegFromAPhone() },
            new FilePayload { Name = "b.png", MimeType = "image/png", Buffer = Pictures.Png() },
        ]);
        await page.GetByAltText("选好的照片").Nth(1).WaitForAsync();
        await LookAsync(page, "4-resolve");
        await page.GetByRole(AriaRole.Button, new() { Name = "办结" }).TapAsync();
        await page.GetByText("已办结，居民会收到结果").WaitForAsync();
        await page.GetByAltText("处理后的照片").Nth(1).WaitForAsync();
        await LookAsync(page, "5-resolved");

        Assert.Equal(IntakeStatus.Resolved, (await host.NowAsync(intake)).Status);
        // The browser notes the one refused form as an error.
        Assert.Single(faults, f => f.Contains("422", StringComparison.Ordinal));
        Assert.Single(faults);
    }

    [Fact]
    public async Task On_a_phone_a_worker_takes_down_what_somebody_said_and_the_office_gives_it_to_a_department()
    {
        await using var host = await WorkerHost.StartAsync(profile: DispatchPlace.WithCheck);
        var intake = await host.ReportAsync(level: "township");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 375, Height = 667 }, DeviceScaleFactor = 2, HasTouch = true });
        await page.GotoAsync($"{host.Address}w/{host.Token(intake)}");
        await page.GetByRole(AriaRole.Link, new() { Name = "代居民登记" }).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记" }).TapAsync();
        await page.GetByText("请写下居民说的事").WaitForAsync();
        await page.GetByLabel("居民说了什么事？").FillAsync("楼道里下水道堵了三天");
        await page.GetByLabel("居民电话").FillAsync("13812345678");
        await LookAsync(page, "7-record");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记" }).TapAsync();
        await page.GetByText("已登记，编号 WG-").WaitForAsync();
        await LookAsync(page, "8-recorded");

        host.HolderOfThePhone = DispatchPlace.Officer;
        var office = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 375, Height = 667 }, DeviceScaleFactor = 2, HasTouch = true });
        await office.GotoAsync($"{host.Address}w/{host.Token(intake)}");
        await office.GetByRole(AriaRole.Link, new() { Name = "吹哨派单" }).TapAsync();
        await office.GetByLabel("派给哪个部门？").SelectOptionAsync(DispatchPlace.Department);
        await LookAsync(office, "9-dispatch");
        await office.GetByRole(AriaRole.Button, new() { Name = "派出" }).TapAsync();
        await office.GetByText("已转出，群里会通知").WaitForAsync();
        await LookAsync(office, "10-dispatched");
        Assert.Equal(DispatchPlace.Department, (await host.NowAsync(intake)).Department);
    }

    [Fact]
    public async Task A_refusal_is_a_calm_page()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        host.HolderOfThePhone = WorkerHost.Stranger;
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 375, Height = 667 }, DeviceScaleFactor = 2 });
        await page.GotoAsync($"{host.Address}w/{host.Token(intake)}");
        await page.GetByText("这件事现在不归您处理").WaitForAsync();
        await LookAsync(page, "6-refused");
    }

    /// <summary>Whatever page is in view: readable, touchable, nothing wider than the phone, no rule of accessibility broken.</summary>
    private static async Task LookAsync(IPage page, string name)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Environment.GetEnvironmentVariable("HANDLING_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + "-whole.png"), FullPage = true });
        }

        var small = await page.EvaluateAsync<string[]>(
            """
            ([text, touch]) => {
              const seen = [...document.querySelectorAll('body *')].filter(e => e.getClientRects().length && e.tagName !== 'OPTION' && e.tagName !== 'OPTGROUP');
              const words = seen.filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && parseFloat(getComputedStyle(e).fontSize) < text);
              const touched = seen.filter(e => e.matches('a, button, select, textarea, input') && e.getBoundingClientRect().height < touch);
              const wide = seen.filter(e => e.getBoundingClientRect().right > innerWidth + 1);
              return [...words, ...touched, ...wide].map(e => e.outerHTML.slice(0, 200));
            }
            """,
            new[] { SmallestText, SmallestTouch });
        Assert.Empty(small);
        await Axe.CheckAsync(page);
    }
}
