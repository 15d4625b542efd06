using Bot.Tests.Handling;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>The board in a real browser, on a small phone and on a desk. Pictures go to the folder named by PUBLIC_PICTURES, when it is.</summary>
public sealed class PublicBrowserTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const int SmallestText = 17;
    private const int SmallestTouch = 48;

    [Theory]
    [InlineData(375, 667)]
    [InlineData(1280, 800)]
    public async Task Somebody_finds_their_grid_looks_at_the_map_the_cases_and_the_figures(int width, int height)
    {
        await using var host = await PublicHost.StartAsync();
        await SeedAsync(host);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) => faults.AddRange(line.Type == "error" ? [line.Text] : []);

        await page.GotoAsync($"{host.Address}public");
        await LookAsync(page, $"1-home-{width}");
        await page.GetByLabel("小区、村组、网格名或网格员姓名").FillAsync("银杏嘉园");
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await LookAsync(page, $"2-found-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "富民社区第1网格" }).First.ClickAsync();
        await page.GetByText("谁在管").WaitForAsync();
        await LookAsync(page, $"3-board-{width}");

        await page.GetByRole(AriaRole.Link, new() { Name = "在地图上看" }).ClickAsync();
        await page.WaitForSelectorAsync(".board-map[data-loaded]");
        await page.GetByRole(AriaRole.Link, new() { Name = "富民社区第1网格，看公示牌" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "地图", Exact = true }).ClickAsync();
        await page.WaitForSelectorAsync(".board-map[data-loaded='110']");
        await page.GetByRole(AriaRole.Button, new() { Name = "放大" }).ClickAsync();
        await page.Locator("canvas").ClickAsync();
        await page.Locator(".board-map-said a, .board-map-said:has-text('不在网格里')").First.WaitForAsync();
        await LookAsync(page, $"4-map-{width}");

        await page.GetByRole(AriaRole.Link, new() { Name = "办结", Exact = true }).ClickAsync();
        await LookAsync(page, $"5-cases-{width}");
        await page.Locator(".board-cases a").First.ClickAsync();
        await page.GetByText("居民说").WaitForAsync();
        await LookAsync(page, $"6-case-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "数据", Exact = true }).ClickAsync();
        await LookAsync(page, $"7-figures-{width}");
        await page.GotoAsync($"{host.Address}public/communities/{PublicHost.Community}");
        await LookAsync(page, $"8-community-{width}");
        Assert.Empty(faults);
        await page.GotoAsync($"{host.Address}public/grids/404");
        await LookAsync(page, $"9-nothing-{width}");
    }

    [Fact]
    public async Task Without_script_everything_but_the_map_is_there()
    {
        await using var host = await PublicHost.StartAsync("xixian", "xixian");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 375, Height = 667 }, JavaScriptEnabled = false });
        await page.GotoAsync($"{host.Address}public/items");
        await page.GetByText("现行").WaitForAsync();
        if (Environment.GetEnvironmentVariable("PUBLIC_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "10-items.png") });
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "地图" }).ClickAsync();
        await page.GetByText("地图没有打开").WaitForAsync();
        await page.Locator("summary").First.ClickAsync();
        await page.Locator("details a").First.ClickAsync();
        await page.GetByText("谁在管").WaitForAsync();
    }

    private static async Task SeedAsync(PublicHost host)
    {
        await host.CloseAsync("银杏嘉园3号楼2单元501室门口的路灯坏了三天了，老人晚上都不敢出门，打我电话13987654321", "灯泡换好了，晚上试过，亮了。已电话告诉李建国。");
        await host.CloseAsync("广场舞晚上十点还在放音乐，孩子没法睡", "和领队说好了，九点以前停。", item: "noise", rating: 3, daysAgo: 40);
        await host.CloseAsync("云栖雅苑门口垃圾三天没人清，味道很大", "当天清走，加了一班保洁。", item: "sanitation", rating: null, daysAgo: 70);
        for (var i = 0; i < 14; i++)
        {
            await host.CloseAsync(item: i % 3 == 0 ? "sanitation" : "municipal-facility", daysAgo: 5 + (i * 9));
        }
    }

    /// <summary>Whatever page is in view: readable, touchable, nothing wider than the screen, no rule of accessibility broken.</summary>
    private static async Task LookAsync(IPage page, string name)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Environment.GetEnvironmentVariable("PUBLIC_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }

        var small = await page.EvaluateAsync<string[]>(
            """
            ([text, touch]) => {
              const seen = [...document.querySelectorAll('body *')].filter(e => e.getClientRects().length && e.tagName !== 'OPTION');
              const words = seen.filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && parseFloat(getComputedStyle(e).fontSize) < text);
              const touched = seen.filter(e => e.matches('a, button, select, input, summary') && e.getBoundingClientRect().height < touch);
              const wide = seen.filter(e => !e.closest('thead') && e.getBoundingClientRect().right > innerWidth + 1);
              return [...words, ...touched, ...wide].map(e => e.outerHTML.slice(0, 200));
            }
            """,
            new[] { SmallestText, SmallestTouch });
        Assert.Empty(small);
        await Axe.CheckAsync(page);
    }
}
