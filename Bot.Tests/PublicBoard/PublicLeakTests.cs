using Bot.Data.Accounts;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>Rows full of personal data, every public address fetched, nothing of it found.</summary>
public sealed class PublicLeakTests
{
    private const string Text = "我叫李建国，住银杏嘉园3号楼2单元501室，电话13987654321，身份证210921198001011234，车牌辽J12345，邮箱ljg@example.com，微信ljg_8001，找张桂芳大妈作证，银行卡6222021234567890123";
    private const string Note = "已联系李建国（13987654321），到3号楼2单元501室修好，王德发师傅经手";

    private static readonly string[] Secrets =
        ["李建国", "13987654321", "1398765", "210921198001011234", "19800101", "J12345", "ljg", "example.com", "张桂芳", "6222021234567890123", "2单元", "501", "王德发", "resident-secret", "演示楼道深处", "秘密话", "投诉的话", "撤回的话", "家里的话", "不给看的话"];

    [Fact]
    public async Task No_public_page_holds_anything_personal()
    {
        await using var host = await PublicHost.StartAsync();
        var shown = await host.CloseAsync(Text, Note, resident: "resident-secret", place: "演示楼道深处");
        Intake[] hidden =
        [
            await host.CloseAsync("秘密话" + Text, Note, confidential: true),
            await host.CloseAsync("投诉的话" + Text, Note, aboutWorker: true),
            await host.CloseAsync("家里的话，老公打人", Note, item: "neighbor-family-dispute"),
            await host.CloseAsync("不给看的话" + Text, Note, resident: "shy"),
        ];
        await host.Host.Service<GroupCommit>().Run(session => session.Insert(new PublicOptOut { Resident = "shy", At = host.Host.Clock.GetUtcNow() }));

        string[] paths =
        [
            "/public", "/public?q=" + Uri.EscapeDataString("李建国"), "/public?q=13987654321", $"/public/communities/{PublicHost.Community}", $"/public/grids/{PublicHost.Grid}", $"/public/grids/{PublicHost.Grid}/code.svg",
            "/public/map", "/public/grids.geojson", "/public/cases", "/public/cases?item=neighbor-family-dispute", $"/public/cases/{shown.Number}", "/public/figures", "/public/items", "/public/feed.atom",
            .. hidden.Select(h => $"/public/cases/{h.Number}"),
        ];
        foreach (var path in paths)
        {
            var (answer, text) = await host.GetAsync(path);
            var asked = path.Contains("?q=", StringComparison.Ordinal) ? Uri.UnescapeDataString(path[(path.IndexOf("?q=", StringComparison.Ordinal) + 3)..]) : null;
            Assert.True((int)answer.StatusCode < 500, path);
            Assert.All(Secrets.Where(s => asked?.Contains(s, StringComparison.Ordinal) != true), secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{secret} stands in {path}"));
            Assert.All(hidden, h => Assert.False(path.Contains(h.Number.ToString(), StringComparison.Ordinal) ? false : text.Contains(h.Number.ToString(), StringComparison.Ordinal), path));
        }

        var page = await host.PageAsync($"/public/cases/{shown.Number}");
        Assert.Contains("银杏嘉园3号楼＊＊", page, StringComparison.Ordinal);
    }
}
