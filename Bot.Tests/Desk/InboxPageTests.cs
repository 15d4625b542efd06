using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>A shift at the desk in a real browser: the first password, a lock, the inbox by keyboard, giving away, a reply that is read first.</summary>
public sealed class InboxPageTests
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(375, 667)]
    public async Task Somebody_signs_in_for_the_first_time_gives_work_away_by_keyboard_and_answers_a_resident(int width, int height)
    {
        await using var host = await DeskHost.StartAsync();
        await host.Service<GroupCommit>().Run(session =>
            StaffAccounts.SetFirst(session, "agent", host.Service<Passwords>().Hash("erste-zeit-2026"), host.Clock.GetUtcNow(), AuditLog.Console));
        var lamp = await host.ReportAsync();
        var water = await host.ReportAsync(text: "小区下水道堵了，污水流到路上，电话13812345678");
        await host.ReportAsync(confidential: true, text: "有人夜里偷倒建筑垃圾");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ShellPageTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) => faults.AddRange(line.Type == "error" && !line.Text.Contains("422", StringComparison.Ordinal) ? [line.Text] : []);

        await page.GotoAsync($"{host.Address}desk/inbox?f=new");
        await ShellPageTests.SignInAsync(page, "agent");
        await page.GetByText("没对上").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"wrong-{width}");
        await page.GetByLabel("密码").FillAsync("erste-zeit-2026");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "先换成自己的密码" }).WaitForAsync();
        await ShellPageTests.LookAsync(page, $"first-password-{width}");
        await page.GetByLabel("现在的密码").FillAsync("erste-zeit-2026");
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync("路灯亮了老人晚上敢出门");
        await page.GetByLabel("再写一遍").FillAsync("路灯亮了老人晚上敢出门");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("新密码换好了").WaitForAsync();

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("i");
        await page.GetByRole(AriaRole.Link, new() { Name = "新到" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "新到" }).WaitForAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.GetByText("已选 1 件").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"inbox-{width}");
        await page.Keyboard.PressAsync("t");
        await page.GetByLabel("派给").SelectOptionAsync("worker:w1");
        await page.GetByRole(AriaRole.Button, new() { Name = "派出" }).ClickAsync();
        await page.GetByText("派出 1 件给演示周芳").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"assigned-{width}");
        Assert.Equal(IntakeStatus.Assigned, await host.ReadAsync(db => db.Intakes.Where(i => i.Id == lamp.Id).Select(i => i.Status).SingleAsync()));

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.InsertTextAsync("下水道");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText(water.Number.ToString()).WaitForAsync();
        await ShellPageTests.LookAsync(page, $"search-{width}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("o");
        await page.GetByRole(AriaRole.Heading, new() { Name = water.Number.ToString() }).WaitForAsync();
        await page.Keyboard.PressAsync("a");
        await page.GetByText("已接单，居民会收到通知").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"intake-{width}");
        await page.Keyboard.PressAsync("d");
        await page.GetByLabel("怎么处理的？").FillAsync("已处理");
        await page.GetByRole(AriaRole.Button, new() { Name = "办结" }).ClickAsync();
        await page.GetByText("几乎没说什么").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"reply-{width}");
        await page.GetByLabel("怎么处理的？").FillAsync("下水道疏通了，路面冲干净了，污水不再外流");
        await page.GetByRole(AriaRole.Button, new() { Name = "办结" }).ClickAsync();
        await page.GetByText("已办结，居民会收到结果").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"resolved-{width}");
        await page.Keyboard.PressAsync("i");
        await page.GetByLabel("为什么要看？").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"identity-{width}");
        Assert.Equal(IntakeStatus.Resolved, await host.ReadAsync(db => db.Intakes.Where(i => i.Id == water.Id).Select(i => i.Status).SingleAsync()));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_counts_move_while_the_page_stands_still()
    {
        await using var host = await DeskHost.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ShellPageTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{host.Address}desk/inbox");
        await ShellPageTests.SignInAsync(page, "agent");
        await page.GetByRole(AriaRole.Heading, new() { Name = "未办结" }).WaitForAsync();
        await host.ReportAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "新到 1" }).WaitForAsync(new() { Timeout = 60_000 });
    }
}
