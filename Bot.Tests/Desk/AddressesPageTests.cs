using System.Net;
using Bot.Api.Grids;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Importing addresses at the desk: shown first, then done or thrown away.</summary>
public sealed class AddressesPageTests
{
    private const string Page = "/desk/grids/addresses";

    private const string Csv = """
        address,grid_code,lon,lat,crs
        近村1组,370404101001001,117.0267,34.953,wgs84
        近村老供销社,370404101001001,117.5000,34.953,wgs84
        同名大院,370404101001001,,,
        同名大院,370404202001001,,,
        """;

    [Fact]
    public async Task Differences_and_warnings_are_shown_before_anything_changes_and_it_is_done_once_with_a_history()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(Page);
        Assert.Equal(HttpStatusCode.Found, await admin.UploadAsync(Page, "file", "演示.csv", Csv));
        var of = admin.SentTo[admin.SentTo.IndexOf('?', StringComparison.Ordinal)..];
        await admin.FollowAsync();
        foreach (var words in new[]
        {
            "共 4 个地址", "还没有改任何东西", "3 新增地址", "1 位置有变", "2 个网格", "新增 2 个：近村老供销社、同名大院", "位置有变 1 个：近村1组",
            "近村老供销社（370404101001001）：位置不在这个网格的边界里", "同一个地址写在 2 个网格",
        })
        {
            Assert.Contains(words, Squeezed(admin.Text), StringComparison.Ordinal);
        }

        Assert.Equal(2, await host.ReadAsync(db => db.Set<GridAddress>().CountAsync()));
        var apply = Page + "?handler=Apply&" + of[1..];
        Assert.Equal(HttpStatusCode.Found, await admin.SendAsync(apply));
        Assert.Equal(5, await host.ReadAsync(db => db.Set<GridAddress>().CountAsync()));
        Assert.Contains(host.Service<LiveGridDirectory>().Current.FindPlaces("近村老供销社"), m => m.GridCode == DeskHost.NearGrid);
        await admin.GetAsync("/desk/grids/" + DeskHost.NearGrid);
        Assert.Contains("地址 ：1 个 → 3 个，加了 2 个：近村老供销社、同名大院，1 个的位置有变", Squeezed(admin.Text), StringComparison.Ordinal);
        Assert.Equal(["admin", "admin"], await host.ReadAsync(db => db.AuditEntries.Where(e => e.Act == AuditActs.AddressesPreviewed || e.Act == AuditActs.AddressesImported).Select(e => e.Login).ToListAsync()));

        await admin.GetAsync(Page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync(apply));
        await admin.GetAsync(Page);
        await admin.UploadAsync(Page, "file", "演示.csv", Csv);
        await admin.FollowAsync();
        Assert.Contains("和现在的一样，不用导入", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_told_by_line_and_field_and_keep_the_whole_file_out()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(Page);
        await admin.UploadAsync(Page, "file", "演示.csv", "address,grid_code,lon,lat,crs\n近村2组,370404101001001,,,\n,370404101001001,,,\n近村3组,999,,,\n近村4组,370404101001001,34.9,117.0,\n近村5组,370404101001001,117.0,,\n近村6组,370404101001001,117.0,34.9,mars\n");
        var id = admin.SentTo[(admin.SentTo.IndexOf('=', StringComparison.Ordinal) + 1)..];
        await admin.FollowAsync();
        foreach (var words in new[]
        {
            "第 3 行，地址：没有写", "第 4 行，网格编码：没有网格用 \"999\" 这个编码", "第 5 行，经度：34.9 不在 72 到 138 度之间", "第 6 行，纬度：没写，或者不是数字", "第 7 行，坐标系：\"mars\" 不是坐标系",
        })
        {
            Assert.Contains(words, admin.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("确认导入", admin.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync($"{Page}?handler=Apply&of={id}"));
        Assert.Equal(2, await host.ReadAsync(db => db.Set<GridAddress>().CountAsync()));
        await admin.GetAsync(Page);
        await admin.UploadAsync(Page, "file", "演示.csv", "place,code\na,b\n");
        await admin.FollowAsync();
        Assert.Contains("第 1 行，表头：第一行要有 address,grid_code 两列", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_is_its_uploaders_is_overtaken_by_another_import_and_is_no_preview_of_grids()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(Page);
        await admin.UploadAsync(Page, "file", "演示.csv", Csv);
        var id = admin.SentTo[(admin.SentTo.IndexOf('=', StringComparison.Ordinal) + 1)..];
        await host.ChangeStaffAsync("leader", Bot.Data.People.StaffRoles.Administrator, "370404");
        using var other = await host.SignedInAsync("leader");
        await other.GetAsync($"{Page}?of={id}");
        Assert.DoesNotContain("供销社", other.Text, StringComparison.Ordinal);
        await admin.GetAsync("/desk/grids/import?of=" + id);
        Assert.Contains("请重新上传", admin.Text, StringComparison.Ordinal);
        await GridImporter.WriteAsync(host.Service<GroupCommit>(), [], host.Clock.GetUtcNow(), CancellationToken.None);
        await admin.GetAsync($"{Page}?of={id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync($"{Page}?handler=Apply&of={id}"));
        Assert.Contains("有人导入过别的文件", admin.Text, StringComparison.Ordinal);

        // Of an administrator of one township, the grids of another are not known.
        await host.ChangeStaffAsync("admin", Bot.Data.People.StaffRoles.Administrator, DeskHost.NearTownship);
        using var near = await host.SignedInAsync("admin");
        await near.GetAsync(Page);
        await near.UploadAsync(Page, "file", "演示.csv", Csv);
        await near.FollowAsync();
        Assert.Contains("没有网格用 \"370404202001001\" 这个编码，或者它不归您管", near.Text, StringComparison.Ordinal);
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
