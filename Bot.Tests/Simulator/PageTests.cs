using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Simulator;

/// <summary>The page in a real browser, against the echo bot. Pictures go to the folder named by SIMULATOR_PICTURES, when it is.</summary>
public sealed class PageTests
{
    private const string Chromium = "/usr/bin/chromium";

    private const string TownJson = """
        {"type":"FeatureCollection","crs_name":"wgs84","features":[
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[117.02,34.95],[117.03,34.95],[117.03,34.96],[117.02,34.96],[117.02,34.95]]]},
         "properties":{"code":"000000000001001","name":"演示村第1网格","area":"演示村1组","robot":"robot-demo","members":[{"role":"专职网格员","name":"演示员","userid":"w1"}]}},
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[117.03,34.95],[117.045,34.95],[117.04,34.962],[117.03,34.96],[117.03,34.95]]]},
         "properties":{"code":"000000000001002","name":"演示村第2网格","area":"演示村2组","robot":"robot-demo","members":[]}}]}
        """;

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(375, 780)]
    public async Task A_resident_follows_talks_sends_a_place_and_a_photo_and_the_group_and_the_log_show_it(int width, int height)
    {
        await using var bot = await EchoBot.StartAsync(town: TownAsync);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var strangers = new List<string>();
        var faults = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(bot.Platform.Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                strangers.Add(request.Url);
            }
        };
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
            {
                faults.Add(line.Text);
            }
        };

        await PrepareAsync(bot);
        await page.GotoAsync(bot.Platform.Address.AbsoluteUri);

        // The button stands in the page before its script does; the residents appear with it.
        await page.Locator("#people").GetByText("演示居民甲").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "关注", Exact = true }).ClickAsync();
        await page.Locator("#chat").GetByText("关注了服务号").WaitForAsync();
        await page.GetByLabel("想说的话").FillAsync("楼下路灯坏了三天了，老人晚上都不敢出门");
        await page.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).ClickAsync();
        await page.Locator("#chat").GetByText("您说：楼下路灯坏了三天了").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "位置" }).ClickAsync();
        await PictureAsync(page, $"map-{width}");
        await page.Locator("#map").ClickAsync();
        await page.Locator("#chat").GetByText("地图选点（演示）").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "演示照片" }).ClickAsync();
        await page.GetByAltText("聊天里的图片").WaitForAsync();

        // The chat shows the picture while it is still on its way to the bot.
        var image = await bot.Platform.Signal.UntilAsync(
            () => bot.Heard.FirstOrDefault(h => h.Xml.Element("MsgType")!.Value == "image"), SimulatedResident.DefaultDeadline, () => "The picture did not reach the bot.");
        Assert.Equal("image/jpeg", bot.Platform.Media.Get(image.Xml.Element("MediaId")!.Value).ContentType);
        await PushAsync(bot);
        await page.Locator("#chat").GetByText("路灯修好了，请您评价").WaitForAsync();
        await PictureAsync(page, $"chat-{width}");

        await page.ReloadAsync();
        await page.Locator("#chat").GetByText("您说：楼下路灯坏了三天了").WaitForAsync();
        await ShowAsync(page, width, "网格群");
        await page.GetByRole(AriaRole.Link, new() { Name = "打开办理页" }).WaitForAsync();
        await PictureAsync(page, $"group-{width}");
        await ShowAsync(page, width, "平台日志");
        await page.Locator(".call").Filter(new() { HasText = "errcode 45015" }).First.Locator("summary").ClickAsync();
        await PictureAsync(page, $"log-{width}");
        Assert.Empty(strangers);
        Assert.Empty(faults);
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

    private static async Task<DemoTown> TownAsync(SimulatedPlatform platform)
    {
        var file = Environment.GetEnvironmentVariable("SIMULATOR_GRIDS") ?? Path.Combine(AppContext.BaseDirectory, Path.GetRandomFileName() + ".geojson");
        if (!File.Exists(file))
        {
            await File.WriteAllTextAsync(file, TownJson);
        }

        DemoCast.Enter(platform);
        return await DemoTown.LoadAsync(file, platform);
    }

    private static async Task PrepareAsync(EchoBot bot)
    {
        var token = await bot.TokenAsync();
        await bot.PostJsonAsync($"/cgi-bin/menu/create?access_token={token}", """
            {"button":[{"type":"click","name":"我要报事","key":"REPORT"},{"type":"click","name":"找网格员","key":"FIND_WORKER"},
            {"name":"更多","sub_button":[{"type":"click","name":"查进度","key":"MY_INTAKES"},{"type":"click","name":"政策咨询","key":"CONSULT"},{"type":"click","name":"帮助","key":"HELP"}]}]}
            """);
        await bot.PushAsync(token, bot.Platform.Follow("oDemoResident000000000000002").OpenId);
        var robot = bot.Platform.Groups.First().Key;
        await bot.PostJsonAsync($"/cgi-bin/webhook/send?key={robot}", """
            {"msgtype":"template_card","template_card":{"card_type":"text_notice","main_title":{"title":"新诉求：路灯不亮","desc":"WG-20261120-000001"},
            "sub_title_text":"楼下路灯坏了三天了，老人晚上都不敢出门","horizontal_content_list":[{"keyname":"在哪里","value":"演示村第1网格"},{"keyname":"急不急","value":"一般"},
            {"keyname":"最晚答复","value":"11月26日（周四）下班前"}],"card_action":{"type":1,"url":"http://localhost:5080/w/abc"}}}
            """);
        await bot.PostJsonAsync($"/cgi-bin/webhook/send?key={robot}", """
            {"msgtype":"markdown","markdown":{"content":"## 今天还有 2 件快到期\n> WG-20261119-000007 下水道堵塞，<font color=\"warning\">今天 17:30 前</font>\n> WG-20261118-000003 **树枝压线**\n[都看看](http://localhost:5080/w/def)"}}
            """);
    }

    private static async Task PushAsync(EchoBot bot)
    {
        var token = await bot.TokenAsync();
        await bot.PushAsync(token, "oDemoResident000000000000001", "路灯修好了，请您评价：http://localhost:5080/r/abc");
        await bot.PostJsonAsync(
            $"/cgi-bin/message/template/send?access_token={token}",
            """{"touser":"oDemoResident000000000000001","template_id":"demo-template-result","url":"http://localhost:5080/r/abc","data":{"thing1":{"value":"路灯修好了"},"character_string2":{"value":"WG-20261120-000001"}}}""");
    }
}
