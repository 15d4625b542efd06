using System.Net;
using Bot.Api.Grids;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>What an import of grids shows and leaves; what holds of every upload is in <see cref="UploadPageTests"/>.</summary>
public sealed class GridImportPageTests
{
    internal const string Page = "/desk/grids/import";

    internal const string Changed = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":null,"properties":{"code":"370404202001001","name":"演示远村第一网格","kind":"basic","parent":"370404202001","area":"远村1组","addresses":["远村1组","远村2组"],"robot":"robot-demo","members":[{"role":"专职网格员","name":"演示新人","phone":"13800000014","userid":"w19"}]}},
        {"type":"Feature","geometry":null,"properties":{"code":"370404202001002","name":"演示远村第2网格","kind":"basic","parent":"370404202001","area":"远村3组","addresses":["远村3组"],"members":[{"role":"专职网格员","name":"演示第二","phone":"","userid":"w20"}]}}]}
        """;

    [Fact]
    public async Task Who_comes_and_goes_and_what_changes_is_shown_and_then_in_force_with_a_history()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var id = await UploadPageTests.UploadAsync(admin, Page, Changed);
        foreach (var words in new[] { "1 新增网格", "1 有调整", "0 文件里没有", "演示远村第一网格", "来的人：专职网格员 演示新人", "走的人：专职网格员 演示王远", "新增地址 1 个：远村2组", "公开的人没有写电话", "370404202001002 演示远村第2网格" })
        {
            Assert.Contains(words, UploadPageTests.Squeezed(admin), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Found, await admin.SendAsync(UploadPageTests.Apply(Page, id)));
        await admin.FollowAsync();
        Assert.Contains("导入好了：新增 1 个网格，调整 1 个", admin.Text, StringComparison.Ordinal);
        Assert.Equal("演示远村第一网格", await host.ReadAsync(db => db.Grids.Where(g => g.Code == DeskHost.FarGrid).Select(g => g.Name).SingleAsync()));
        Assert.Equal(3, host.Service<LiveGridDirectory>().Current.Count);
        Assert.True(await host.ReadAsync(db => db.GridChanges.AnyAsync(c => c.Grid == DeskHost.FarGrid && c.What == GridChanges.Name)));
        Assert.True(await host.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == AuditActs.GridsImported && e.Login == "admin")));
    }

    [Fact]
    public async Task Faults_are_told_in_chinese_by_grid_and_person()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await UploadPageTests.UploadAsync(admin, Page, Changed.Replace("13800000014", "138-demo", StringComparison.Ordinal));
        Assert.Contains("第 1 个网格，第 1 个人的电话：\"138-demo\" 不是电话", admin.Text, StringComparison.Ordinal);
    }
}
