using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Faults;
using Bot.Tests.Handling;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Simulator;

/// <summary>The knobs on the page, in a real browser. Pictures go to the folder named by SIMULATOR_PICTURES, when it is.</summary>
public sealed class FaultPanelTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(375, 780)]
    public async Task A_fault_is_switched_on_by_mouse_or_keyboard_counted_and_switched_off(int width, int height)
    {
        await using var bot = await EchoBot.StartAsync(town: CastAsync);
        var token = await bot.TokenAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN" });
        var problems = new List<string>();
        page.PageError += (_, problem) => problems.Add(problem);
        await page.GotoAsync(bot.Platform.Address.AbsoluteUri);
        await page.Locator("#people").GetByText("演示居民甲").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "故障" }).ClickAsync();
        var down = page.GetByRole(AriaRole.Switch, new() { Name = "平台断开" });
        await down.ClickAsync();
        await Assertions.Expect(down).ToHaveAttributeAsync("aria-checked", "true");
        Assert.IsType<Fault.PlatformDown>(Assert.Single(bot.Platform.Faults.All).Fault);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => bot.PushAsync(token, "oDemoA"));
        await page.Locator(".knob", new() { HasText = "平台断开" }).GetByText("发生 1 次").WaitForAsync();

        await page.GetByLabel("新打开的，发生几次").FillAsync("2");
        var quota = page.GetByRole(AriaRole.Switch, new() { Name = "客服超限" });
        await quota.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(quota).ToHaveAttributeAsync("aria-checked", "true");
        Assert.Equal((45047, 2), bot.Platform.Faults.All[1].Fault is Fault.Errcode errcode ? (errcode.Code, errcode.Times) : default);
        bot.Platform.Faults.Arm(new Fault.Slow(7) { Path = "/sns/jscode2session" });
        await page.GetByText("别处打开的").WaitForAsync();
        await PictureAsync(page, $"faults-{width}");
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth || document.querySelector('.faults-scroll').scrollWidth > document.querySelector('.faults-scroll').clientWidth"));
        await Axe.CheckAsync(page);

        await down.ClickAsync();
        await Assertions.Expect(down).ToHaveAttributeAsync("aria-checked", "false");
        await page.GetByRole(AriaRole.Button, new() { Name = "全部恢复正常" }).ClickAsync();
        await Assertions.Expect(quota).ToHaveAttributeAsync("aria-checked", "false");
        Assert.Empty(bot.Platform.Faults.All);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#faults-dialog")).ToBeHiddenAsync();
        await PictureAsync(page, $"faults-closed-{width}");
        Assert.Empty(problems);
    }

    private static Task<DemoTown> CastAsync(SimulatedPlatform platform)
    {
        DemoCast.Enter(platform);
        return Task.FromResult(DemoTown.Nowhere);
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SIMULATOR_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
