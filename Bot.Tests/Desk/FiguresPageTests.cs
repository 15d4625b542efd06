using Bot.Api.Desk.Figures;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Figures, reports and forms in a real browser.</summary>
public sealed class FiguresPageTests
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(375, 667)]
    public async Task Somebody_looks_at_figures_reports_and_forms(int width, int height)
    {
        await using var host = await DeskHost.StartAsync();
        var done = await FiguresTests.HappenAsync(host);
        await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ShellPageTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) => faults.AddRange(line.Type == "error" ? [line.Text] : []);
        await page.GotoAsync($"{host.Address}desk");
        await ShellPageTests.LookAsync(page, $"figures-door-{width}");
        await ShellPageTests.SignInAsync(page, "leader");
        await page.GetByRole(AriaRole.Heading, new() { Name = "您好" }).WaitForAsync();
        foreach (var (path, name) in new[]
        {
            ("desk/figures", "figures"), ("desk/figures/intakes?what=received", "figures-intakes"), ("desk/figures/ratings", "ratings"), ("desk/reports", "reports"),
            ("desk/performance", "performance"), ($"desk/intakes/{done.Number}/accountability/b", "accountability"), ($"desk/intakes/{done.Number}/accountability/b/print", "accountability-print"),
        })
        {
            await page.GotoAsync($"{host.Address}{path}");
            await ShellPageTests.LookAsync(page, $"{name}-{width}");
        }

        Assert.Empty(faults);
    }
}
