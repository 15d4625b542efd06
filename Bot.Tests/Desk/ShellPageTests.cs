using Bot.Tests.Handling;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>The shell in a real browser, on an office screen and on a phone. Pictures go to the folder named by DESK_PICTURES, when it is.</summary>
public sealed class ShellPageTests
{
    internal const string Chromium = "/usr/bin/chromium";

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(375, 667)]
    public async Task Somebody_signs_in_finds_the_keys_and_sets_the_desk_to_their_eyes(int width, int height)
    {
        await using var host = await DeskHost.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) => faults.AddRange(line.Type == "error" ? [line.Text] : []);

        await page.GotoAsync($"{host.Address}desk");
        await LookAsync(page, $"sign-in-{width}");
        await SignInAsync(page, "admin");
        await page.GetByRole(AriaRole.Heading, new() { Name = "您好" }).WaitForAsync();
        await LookAsync(page, $"home-{width}");
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await LookAsync(page, $"help-{width}");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        Assert.Equal("search", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("p");
        await page.GetByRole(AriaRole.Heading, new() { Name = "人员" }).WaitForAsync();
        await LookAsync(page, $"staff-{width}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        Assert.Equal(1, await page.Locator("[data-row][data-current]").CountAsync());

        await page.GotoAsync($"{host.Address}desk/settings?setup=true");
        await LookAsync(page, $"settings-{width}");
        await page.GetByLabel("高对比").CheckAsync();
        await page.GetByLabel("大字").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await page.GetByText("保存好了").WaitForAsync();
        await LookAsync(page, $"contrast-{width}");
        Assert.Contains("desk-contrast desk-large", await page.Locator("body").GetAttributeAsync("class"), StringComparison.Ordinal);
        Assert.Empty(faults);
    }

    internal static async Task SignInAsync(IPage page, string login)
    {
        await page.GetByLabel("账号").FillAsync(login);
        await page.GetByLabel("密码").FillAsync(DeskHost.Password);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Whatever page is in view: nothing wider than the screen, no rule of accessibility broken.</summary>
    internal static async Task LookAsync(IPage page, string name)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Environment.GetEnvironmentVariable("DESK_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth + 1"), $"{name} is wider than the screen.");
        await Axe.CheckAsync(page);
    }
}
