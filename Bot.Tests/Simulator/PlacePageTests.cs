using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Tests.Handling;
using Bot.Tests.Road;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Simulator;

/// <summary>Changing the place in a real browser, on the real bot. Pictures go to the folder named by SIMULATOR_PICTURES, when it is.</summary>
public sealed class PlacePageTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(375, 780)]
    public async Task The_page_says_which_place_it_shows_switches_and_finds_everything_again(int width, int height)
    {
        var profiles = CopiedProfiles.Write(("xigang", "西岗镇"), ("taizhou", "椒江区"));
        var options = new SimulatorOptions { BotUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}", PlatformUrl = "http://127.0.0.1:0", Profile = Path.Combine(profiles.FullName, "xigang.json") };
#pragma warning disable RS0030 // The demo runs on the real clock.
        await using var demo = await Demo.StartAsync(options, new PlatformSettings(), TimeProvider.System);
#pragma warning restore RS0030
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN" });
        page.SetDefaultTimeout((float)RoadFixture.Patience.TotalMilliseconds);
        var problems = new List<string>();
        page.PageError += (_, problem) => problems.Add(problem);
        await page.GotoAsync(demo.Platform.Address.AbsoluteUri);
        await page.GetByText("西岗镇 · 演示台").WaitForAsync();
        await TalkAsync(page, "半阁村2组的路灯坏了三天了");
        await page.Locator("#chat").GetByText("1 提交").WaitForAsync();
        await Axe.CheckAsync(page);
        await PictureAsync(page, $"place-first-{width}");

        await page.GetByLabel("地方").SelectOptionAsync("taizhou");
        await page.GetByText("切换中…正在换到椒江区").WaitForAsync();
        await PictureAsync(page, $"place-switching-{width}");
        await page.GetByText("椒江区 · 演示台").WaitForAsync();
        await page.GetByText("切换中…").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal("taizhou", await page.GetByLabel("地方").InputValueAsync());
        await page.Locator("#people").GetByText("演示居民甲").WaitForAsync();
        Assert.Equal(0, await page.Locator("#chat").GetByText("路灯").CountAsync());
        Assert.Contains("横河社区网格工作群", await page.Locator("#group-choice").TextContentAsync(), StringComparison.Ordinal);
        await TalkAsync(page, "横河社区1组的路灯不亮");
        await page.Locator("#chat").GetByText("1 提交").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "位置", Exact = true }).ClickAsync();
        await PictureAsync(page, $"place-map-{width}");
        await page.Keyboard.PressAsync("Escape");
        await Axe.CheckAsync(page);
        await PictureAsync(page, $"place-second-{width}");
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));

        // The office's people can be acted as in the office's group.
        await ShowAsync(page, width, "网格群");
        await page.Locator("#group-choice").SelectOptionAsync("robot-taizhou-office");
        await Assertions.Expect(page.Locator("#acting")).ToContainTextAsync("演示值班员（椒江区网格中心）");
        await PictureAsync(page, $"place-office-{width}");
        await ShowAsync(page, width, "居民手机");

        await page.GetByLabel("地方").SelectOptionAsync("xigang");
        await page.GetByText("西岗镇 · 演示台").WaitForAsync();
        await page.Locator("#chat").GetByText("半阁村2组的路灯坏了三天了").First.WaitForAsync();
        Assert.Empty(problems);
        profiles.Delete(recursive: true);
    }

    private static async Task TalkAsync(IPage page, string words)
    {
        await page.Locator("#people").GetByText("演示居民甲").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "关注", Exact = true }).ClickAsync();
        await page.Locator("#chat").GetByText("有事直接说").WaitForAsync();
        await page.GetByLabel("想说的话").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).ClickAsync();
    }

    private static Task ShowAsync(IPage page, int width, string tab) =>
        width > 1000 ? Task.CompletedTask : page.GetByRole(AriaRole.Button, new() { Name = tab }).ClickAsync();

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SIMULATOR_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
