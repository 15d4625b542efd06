using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>A call in a real browser: typed, understood, read out; then the lists it leads to.</summary>
public sealed class PhoneJourneyTests
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(375, 667)]
    public async Task A_call_is_understood_while_it_is_typed_and_its_number_read_out(int width, int height)
    {
        await using var host = await DeskHost.StartAsync();
        await host.ReportAsync(aboutWorker: true);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ShellPageTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) => faults.AddRange(line.Type == "error" ? [line.Text] : []);

        await page.GotoAsync($"{host.Address}desk");
        await ShellPageTests.SignInAsync(page, "leader");
        await page.GetByRole(AriaRole.Heading, new() { Name = "您好" }).WaitForAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("n");
        await page.GetByRole(AriaRole.Heading, new() { Name = "电话登记" }).WaitForAsync();
        await page.Keyboard.TypeAsync("近村1组路灯坏了三天了，晚上黑漆漆的，老人不敢出门");
        await page.Locator("#understood").GetByText("最晚答复").WaitForAsync();
        await page.Locator(width < 760 ? "#heard" : "#understood").GetByText("演示近村第1网格").First.WaitForAsync();
        await InSightAsync(page, width);
        await ShellPageTests.LookAsync(page, $"phone-typing-{width}");
        // Tapped first, as a person does: that is what brings a field below the edge into sight.
        await page.GetByLabel("来电号码").ClickAsync();
        await page.GetByLabel("来电号码").FillAsync("139 8765 4321");
        await InSightAsync(page, width);
        await page.GetByLabel("有结果打电话告诉他").CheckAsync();
        await ShellPageTests.LookAsync(page, $"phone-{width}");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "登记好了" }).WaitForAsync();
        await ShellPageTests.LookAsync(page, $"taken-{width}");
        await page.Keyboard.PressAsync("o");
        await page.GetByRole(AriaRole.Link, new() { Name = "改事项" }).WaitForAsync();
        await ShellPageTests.LookAsync(page, $"intake-{width}");
        var intake = page.Url;
        foreach (var form in (string[])["item", "order", "owner", "merge", "finding"])
        {
            await page.GotoAsync($"{intake}/{form}");
            await ShellPageTests.LookAsync(page, $"{form}-{width}");
        }

        foreach (var list in (string[])["dispatch", "calls", "orders", "complaints", "extensions"])
        {
            await page.GotoAsync($"{host.Address}desk/{list}");
            await ShellPageTests.LookAsync(page, $"{list}-{width}");
        }

        Assert.Empty(faults);
    }

    /// <summary>What was understood is on the screen while the field that is typed into is.</summary>
    private static async Task InSightAsync(IPage page, int width) => Assert.True(
        await page.EvaluateAsync<bool>(
            "id => { const a = document.getElementById(id).getBoundingClientRect(), b = document.activeElement.getBoundingClientRect(); const seen = r => r.height > 0 && r.top >= 0 && r.top < innerHeight; return seen(a) && seen(b) && (a.bottom <= b.top || a.right <= b.left || a.left >= b.right); }",
            width < 760 ? "heard" : "understood"),
        $"What was understood must be in sight at {width}.");
}
