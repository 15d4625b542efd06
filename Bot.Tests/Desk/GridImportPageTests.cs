using System.Net;
using Bot.Api.Grids;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Importing grids at the desk: shown first, then done or thrown away.</summary>
public sealed class GridImportPageTests
{
    private const string Page = "/desk/grids/import";

    private const string Changed = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":null,"properties":{"code":"370404202001001","name":"演示远村第一网格","kind":"basic","parent":"370404202001","area":"远村1组","addresses":["远村1组","远村2组"],"robot":"robot-demo","members":[{"role":"专职网格员","name":"演示新人","phone":"13800000014","userid":"w19"}]}},
        {"type":"Feature","geometry":null,"properties":{"code":"370404202001002","name":"演示远村第2网格","kind":"basic","parent":"370404202001","area":"远村3组","addresses":["远村3组"],"members":[{"role":"专职网格员","name":"演示第二","phone":"","userid":"w20"}]}}]}
        """;

    [Fact]
    public async Task Nothing_changes_before_it_was_shown_and_confirmed_and_it_is_done_once()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(Page);
        Assert.Equal(HttpStatusCode.Found, await admin.UploadAsync(Page, "file", "演示.geojson", Changed));
        var shown = admin.SentTo;
        await admin.FollowAsync();
        foreach (var words in new[] { "1 新增网格", "1 有调整", "0 文件里没有", "演示远村第一网格", "来的人：专职网格员 演示新人", "走的人：专职网格员 演示王远", "新增地址 1 个：远村2组", "公开的人没有写电话", "370404202001002 演示远村第2网格" })
        {
            Assert.Contains(words, Squeezed(admin.Text), StringComparison.Ordinal);
        }

        Assert.Equal("演示远村第1网格", await NameAsync(host));
        var apply = Page + "?handler=Apply&" + shown[(shown.IndexOf('?', StringComparison.Ordinal) + 1)..];
        Assert.Equal(HttpStatusCode.Found, await admin.SendAsync(apply));
        Assert.Equal("演示远村第一网格", await NameAsync(host));
        Assert.Equal(3, host.Service<LiveGridDirectory>().Current.Count);
        Assert.True(await host.ReadAsync(db => db.GridChanges.AnyAsync(c => c.Grid == DeskHost.FarGrid && c.What == GridChanges.Name)));
        Assert.True(await host.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == AuditActs.GridsImported && e.Login == "admin")));

        await admin.GetAsync(Page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync(apply));
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.GridsImported)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.DataFolder, "grid-imports")));
    }

    [Fact]
    public async Task What_another_import_overtook_is_not_imported()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(Page);
        await admin.UploadAsync(Page, "file", "演示.geojson", Changed);
        var id = admin.SentTo[(admin.SentTo.IndexOf('=', StringComparison.Ordinal) + 1)..];
        await GridImporter.WriteAsync(host.Service<GroupCommit>(), [], host.Clock.GetUtcNow(), CancellationToken.None);
        await admin.FollowAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync($"{Page}?handler=Apply&of={id}"));
        Assert.Contains("不准了", admin.Text, StringComparison.Ordinal);
        Assert.Equal("演示远村第1网格", await NameAsync(host));
    }

    [Fact]
    public async Task A_wrong_file_is_refused_whole_in_chinese_and_can_only_be_thrown_away()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(Page);
        await admin.UploadAsync(Page, "file", "坏的.geojson", Changed.Replace("13800000014", "138-demo", StringComparison.Ordinal));
        var id = admin.SentTo[(admin.SentTo.IndexOf('=', StringComparison.Ordinal) + 1)..];
        await admin.FollowAsync();
        Assert.Contains("第 1 个网格，第 1 个人的电话：\"138-demo\" 不是电话", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("确认导入", admin.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync($"{Page}?handler=Apply&of={id}"));
        await admin.SendAsync($"{Page}?handler=Drop&of={id}");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.DataFolder, "grid-imports")));
        Assert.Equal("演示远村第1网格", await NameAsync(host));
    }

    private static Task<string> NameAsync(DeskHost host) => host.ReadAsync(db => db.Grids.Where(g => g.Code == DeskHost.FarGrid).Select(g => g.Name).SingleAsync());

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
