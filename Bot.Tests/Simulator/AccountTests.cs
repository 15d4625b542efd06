using System.Net;
using Bot.Simulator.Platform;
using Xunit;

namespace Bot.Tests.Simulator;

public sealed class AccountTests
{
    [Fact]
    public async Task A_menu_is_created_shown_and_deleted()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        const string menu = """{"button":[{"type":"click","name":"报事","key":"REPORT"},{"name":"更多","sub_button":[{"type":"view","name":"公示","url":"http://localhost/"}]}]}""";

        Assert.Equal(0, (await bot.PostJsonAsync($"/cgi-bin/menu/create?access_token={token}", menu)).Code());
        Assert.Equal("报事", bot.Platform.Menu.NameOf("REPORT"));
        Assert.Equal(0, (await bot.GetJsonAsync($"/cgi-bin/menu/delete?access_token={token}")).Code());
        Assert.Equal(46003, (await bot.GetJsonAsync($"/cgi-bin/menu/get?access_token={token}")).Code());
    }

    [Theory]
    [InlineData("""{"button":[]}""", 40016)]
    [InlineData("""{"button":[{"type":"click","name":"","key":"A"}]}""", 40018)]
    [InlineData("""{"button":[{"type":"click","name":"六个汉字太长","key":"A"}]}""", 40018)]
    [InlineData("""{"button":[{"type":"click","name":"报事"}]}""", 40019)]
    [InlineData("""{"button":[{"type":"jump","name":"报事","key":"A"}]}""", 40017)]
    public async Task A_menu_that_breaks_a_rule_is_refused_by_number(string menu, int code)
    {
        await using var bot = await EchoBot.StartAsync();

        Assert.Equal(code, (await bot.PostJsonAsync($"/cgi-bin/menu/create?access_token={await bot.TokenAsync()}", menu)).Code());
        Assert.Null(bot.Platform.Menu.Buttons);
    }

    [Fact]
    public async Task Media_go_up_and_come_down_and_are_gone_after_three_days()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var picture = DemoMedia.Png();
        var id = (await bot.UploadAsync(token, picture))["media_id"];

        Assert.Equal(picture, (await bot.FetchAsync($"/cgi-bin/media/get?access_token={token}&media_id={id}")).Bytes);
        bot.Clock.Move(TimeSpan.FromDays(3));
        Assert.Equal(40007, (await bot.GetJsonAsync($"/cgi-bin/media/get?access_token={await bot.TokenAsync()}&media_id={id}")).Code());
    }

    [Fact]
    public async Task A_QR_ticket_has_a_picture_until_it_ends()
    {
        await using var bot = await EchoBot.StartAsync();
        var answer = await bot.PostJsonAsync(
            $"/cgi-bin/qrcode/create?access_token={await bot.TokenAsync()}",
            """{"expire_seconds":600,"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":"grid:370481106009001"}}}""");
        var path = $"/cgi-bin/showqrcode?ticket={answer["ticket"]}";

        Assert.Equal("image/png", (await bot.FetchAsync(path)).Type);
        bot.Clock.Move(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.NotFound, (await bot.FetchAsync(path)).Status);
    }

    [Fact]
    public async Task A_mini_program_login_is_good_once_and_gives_the_phone_number_by_a_code()
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Meet("oDemoA");
        var account = bot.Platform.Settings.MiniProgram;
        var path = $"/sns/jscode2session?appid={account.AppId}&secret={account.AppSecret}&grant_type=authorization_code&js_code={resident.MiniProgramCode()}";

        Assert.Equal(resident.MiniProgramOpenId, (await bot.GetJsonAsync(path))["openid"]!.ToString());
        Assert.Equal(40163, (await bot.GetJsonAsync(path)).Code());
        var phone = await bot.PostJsonAsync(
            $"/wxa/business/getuserphonenumber?access_token={await bot.TokenAsync(mini: true)}", $$"""{"code":"{{resident.PhoneCode()}}"}""");
        Assert.Equal(resident.Phone, phone["phone_info"]!["phoneNumber"]!.ToString());
    }

    [Fact]
    public async Task A_picture_check_answers_at_once_and_judges_later_at_the_mini_programs_door()
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Meet("oDemoA");
        var path = $"/wxa/media_check_async?access_token={await bot.TokenAsync(mini: true)}";
        var body = $$"""{"openid":"{{resident.MiniProgramOpenId}}","scene":1,"version":2,"media_type":2,"media_url":"http://localhost/a.png"}""";
        Assert.Equal(61010, (await bot.PostJsonAsync(path, body)).Code());

        resident.MiniProgramCode();
        var trace = (await bot.PostJsonAsync(path, body))["trace_id"]!.ToString();

        var heard = await bot.Platform.Signal.UntilAsync(() => bot.Heard.FirstOrDefault(), TimeSpan.FromSeconds(5), () => "no event");
        Assert.Equal(trace, heard.Xml.Element("trace_id")!.Value);
        Assert.Equal("pass", heard.Xml.Element("result")!.Element("suggest")!.Value);
    }

    [Fact]
    public async Task A_worker_logs_in_with_a_code_that_leads_back_to_the_bot_only()
    {
        await using var bot = await EchoBot.StartAsync();
        bot.Platform.AddWorker("w1", "演示网格员");
        var settings = bot.Platform.Settings;
        string Path(string back) => $"/connect/oauth2/authorize?appid={settings.CorpId}&redirect_uri={Uri.EscapeDataString(back)}&response_type=code&scope=snsapi_base&state=s1&userid=w1";

        var answer = await bot.FetchAsync(Path(new Uri(bot.Platform.BotAddress!, "/w/abc").AbsoluteUri));
        var elsewhere = await bot.FetchAsync(Path("http://elsewhere.example/"));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.NotEqual(HttpStatusCode.Redirect, elsewhere.Status);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(answer.Location!.Query);
        Assert.Equal("s1", query["state"]);
        var token = (await bot.GetJsonAsync($"/cgi-bin/gettoken?corpid={settings.CorpId}&corpsecret={settings.CorpSecret}"))["access_token"];
        Assert.Equal("w1", (await bot.GetJsonAsync($"/cgi-bin/auth/getuserinfo?access_token={token}&code={query["code"]}"))["userid"]!.ToString());
    }
}
