using Bot.Data.HotIssues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Grids and hot issues in a real browser, on an office screen and on a phone.</summary>
public sealed class GridsLookTests
{
    private const string File = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[117.020,34.950],[117.036,34.950],[117.036,34.958],[117.020,34.958],[117.020,34.950]]]},"properties":{"code":"370404101001001","name":"演示近村第一网格","kind":"basic","parent":"370404101001","area":"近村1组、2组","households":120,"addresses":["近村1组","近村2组"],"robot":"robot-demo","members":[{"role":"专职网格员","name":"演示新人","phone":"13800000022","userid":"w22"},{"role":"网格长","name":"演示朱长","phone":"13800000001","userid":"l1"}]}},
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[117.036,34.950],[117.050,34.950],[117.050,34.958],[117.036,34.958],[117.036,34.950]]]},"properties":{"code":"370404101001002","name":"演示近村第2网格","kind":"basic","parent":"370404101001","area":"近村3组","addresses":["近村3组"],"members":[]}}]}
        """;

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(375, 667)]
    public async Task Grids_are_looked_up_stood_in_for_imported_and_printed(int width, int height)
    {
        await using var host = await DeskHost.StartAsync();
        host.Platform.OnAuthorised("/cgi-bin/qrcode/create", """{"ticket":"a","url":"http://weixin.qq.com/q/demo"}""");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ShellPageTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var (page, faults) = await OpenAsync(host, browser, width, height, "admin");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("m");
        await page.GetByRole(AriaRole.Heading, new() { Name = "网格" }).WaitForAsync();
        await ShellPageTests.LookAsync(page, $"grids-{width}");
        await page.GotoAsync($"{host.Address}desk/grids?q=没有这里");
        await page.GetByText("没有找到").WaitForAsync();
        Assert.False(await page.Locator(".desk-scroll").IsVisibleAsync(), "A table without rows leaves no box.");
        await ShellPageTests.LookAsync(page, $"grids-none-{width}");
        await page.GotoAsync($"{host.Address}desk/grids/{DeskHost.NearGrid}");
        await page.Locator("#name").FillAsync("演示顶替");
        await page.Locator("#phone").FillAsync("13900000007");
        await page.Locator("#until").FillAsync("2026-11-28T18:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "安排代班" }).ClickAsync();
        await page.GetByText("安排好了").WaitForAsync();
        await page.GetByText("正在代").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"grid-{width}");
        await page.Keyboard.PressAsync("b");
        await page.GetByRole(AriaRole.Heading, new() { Name = "网格公示牌" }).WaitForAsync();
        await ShellPageTests.LookAsync(page, $"board-{width}");
        await page.GotoAsync($"{host.Address}desk/grids/import");
        await ShellPageTests.LookAsync(page, $"import-{width}");
        Assert.True(await page.GetByText("选择文件").IsVisibleAsync());
        Assert.Equal("none", await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('file'), '::file-selector-button').display"));
        Assert.Equal("rgba(0, 0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('file')).color"));
        await page.GetByLabel("GeoJSON 文件").SetInputFilesAsync(new FilePayload { Name = "演示.geojson", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(File) });
        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('file')).color"));
        await ShellPageTests.LookAsync(page, $"import-chosen-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "看看会改什么" }).ClickAsync();
        await page.GetByText("还没有改任何东西").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"preview-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await page.GetByText("导入好了").WaitForAsync();
        await page.GotoAsync($"{host.Address}desk/grids/addresses");
        await ShellPageTests.LookAsync(page, $"addresses-{width}");
        await page.GetByLabel("CSV 文件").SetInputFilesAsync(new FilePayload { Name = "演示.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes("address,grid_code,lon,lat\n近村老供销社,370404101001001,117.5,34.953\n近村2组,370404101001001,117.03,34.955\n") });
        await page.GetByRole(AriaRole.Button, new() { Name = "看看会改什么" }).ClickAsync();
        await page.GetByText("还没有改任何东西").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"addresses-preview-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await page.GetByText("导入好了").WaitForAsync();
        await page.GotoAsync($"{host.Address}desk/staff/agent/reset");
        await ShellPageTests.LookAsync(page, $"reset-{width}");
        await page.GetByLabel("为什么重设").FillAsync("本人到场，忘了密码");
        await page.GetByRole(AriaRole.Button, new() { Name = "重设密码" }).ClickAsync();
        await page.GetByText("只显示这一次").WaitForAsync();
        await ShellPageTests.LookAsync(page, $"reset-done-{width}");
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(375, 667)]
    public async Task The_board_of_hot_issues_is_read_answered_and_decided(int width, int height)
    {
        await using var host = await DeskHost.StartAsync();
        await HotTests.ReportThreeAsync(host);
        using (var first = await host.SignedInAsync("agent"))
        {
            await HotTests.UntilCountedAsync(first);
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ShellPageTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var (page, faults) = await OpenAsync(host, browser, width, height, "agent");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("r");
        await page.GetByRole(AriaRole.Heading, new() { Name = "热点" }).WaitForAsync();
        await ShellPageTests.LookAsync(page, $"hot-{width}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("o");
        await page.GetByRole(AriaRole.Heading, new() { Name = "给大家一个答复" }).WaitForAsync();
        await ShellPageTests.LookAsync(page, $"hot-issue-{width}");
        await page.Locator("#body").FillAsync("线路坏了，正在换，换好再告诉您。");
        await page.GetByRole(AriaRole.Button, new() { Name = "交班长审" }).ClickAsync();
        await page.GetByText("答复拟好了").WaitForAsync();
        var (leader, faultsOfLeader) = await OpenAsync(host, browser, width, height, "leader");
        await leader.GotoAsync($"{host.Address}desk/hot/replies");
        await ShellPageTests.LookAsync(leader, $"hot-replies-{width}");
        await leader.GetByRole(AriaRole.Button, new() { Name = "同意，发给大家" }).ClickAsync();
        await leader.GetByText("同意了").WaitForAsync();
        await ShellPageTests.LookAsync(leader, $"hot-decided-{width}");
        Assert.Empty(faults.Concat(faultsOfLeader));
        Assert.Equal(GroupReplyState.Approved, await host.ReadAsync(db => db.GroupReplies.Select(r => r.State).SingleAsync()));
    }

    private static async Task<(IPage Page, List<string> Faults)> OpenAsync(DeskHost host, IBrowser browser, int width, int height, string login)
    {
        var page = await (await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height } })).NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) => faults.AddRange(line.Type == "error" ? [line.Text] : []);
        await page.GotoAsync($"{host.Address}desk");
        await ShellPageTests.SignInAsync(page, login);
        await page.GetByRole(AriaRole.Heading, new() { Name = "您好" }).WaitForAsync();
        return (page, faults);
    }
}
