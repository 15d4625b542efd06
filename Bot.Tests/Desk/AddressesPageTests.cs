using System.Net;
using Bot.Api.Grids;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.People;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>What an import of addresses shows and leaves; what holds of every upload is in <see cref="UploadPageTests"/>.</summary>
public sealed class AddressesPageTests
{
    internal const string Page = "/desk/grids/addresses";

    internal const string Csv = """
        address,grid_code,lon,lat,crs
        近村1组,370404101001001,117.0267,34.953,wgs84
        近村老供销社,370404101001001,117.5000,34.953,wgs84
        同名大院,370404101001001,,,
        同名大院,370404202001001,,,
        """;

    [Fact]
    public async Task Differences_and_warnings_are_shown_and_then_in_force_with_a_history()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var id = await UploadPageTests.UploadAsync(admin, Page, Csv);
        foreach (var words in new[]
        {
            "共 4 个地址", "3 新增地址", "1 位置有变", "2 个网格", "新增 2 个：近村老供销社、同名大院", "位置有变 1 个：近村1组",
            "近村老供销社（370404101001001）：位置不在这个网格的边界里", "同一个地址写在 2 个网格",
        })
        {
            Assert.Contains(words, UploadPageTests.Squeezed(admin), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Found, await admin.SendAsync(UploadPageTests.Apply(Page, id)));
        Assert.Equal(5, await host.ReadAsync(db => db.Set<GridAddress>().CountAsync()));
        Assert.Contains(host.Service<LiveGridDirectory>().Current.FindPlaces("近村老供销社"), m => m.GridCode == DeskHost.NearGrid);
        await admin.GetAsync("/desk/grids/" + DeskHost.NearGrid);
        Assert.Contains("地址 ：1 个 → 3 个，加了 2 个：近村老供销社、同名大院，1 个的位置有变", UploadPageTests.Squeezed(admin), StringComparison.Ordinal);
        Assert.Equal(["admin", "admin"], await host.ReadAsync(db => db.AuditEntries.Where(e => e.Act == AuditActs.AddressesPreviewed || e.Act == AuditActs.AddressesImported).Select(e => e.Login).ToListAsync()));
        await UploadPageTests.UploadAsync(admin, Page, Csv);
        Assert.Contains("和现在的一样，不用导入", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_told_by_line_and_field()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await UploadPageTests.UploadAsync(admin, Page, "address,grid_code,lon,lat,crs\n近村2组,370404101001001,,,\n,370404101001001,,,\n近村3组,999,,,\n近村4组,370404101001001,34.9,117.0,\n近村5组,370404101001001,117.0,,\n近村6组,370404101001001,117.0,34.9,mars\n");
        foreach (var words in new[]
        {
            "第 3 行，地址：没有写", "第 4 行，网格编码：没有网格用 \"999\" 这个编码", "第 5 行，经度：34.9 不在 72 到 138 度之间", "第 6 行，纬度：没写，或者不是数字", "第 7 行，坐标系：\"mars\" 不是坐标系",
        })
        {
            Assert.Contains(words, admin.Text, StringComparison.Ordinal);
        }

        await UploadPageTests.UploadAsync(admin, Page, "place,code\na,b\n");
        Assert.Contains("第 1 行，表头：第一行要有 address,grid_code 两列", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_moves_far_is_warned_of()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var id = await UploadPageTests.UploadAsync(admin, Page, "address,grid_code,lon,lat,crs\n近村1组,370404101001001,117.0267,34.953,wgs84\n");
        await admin.SendAsync(UploadPageTests.Apply(Page, id));
        await UploadPageTests.UploadAsync(admin, Page, "address,grid_code,lon,lat,crs\n近村1组,370404101001001,117.0277,34.953,wgs84\n");
        Assert.DoesNotContain("和现在的位置相差", admin.Text, StringComparison.Ordinal);
        await UploadPageTests.UploadAsync(admin, Page, "address,grid_code,lon,lat,crs\n近村1组,370404101001001,117.0347,34.953,wgs84\n");
        Assert.Matches("近村1组（370404101001001）：和现在的位置相差 7[0-9]{2} 米", admin.Text);
    }

    [Fact]
    public async Task Of_an_administrator_of_one_township_the_grids_of_another_are_not_known()
    {
        await using var host = await DeskHost.StartAsync();
        await host.ChangeStaffAsync("admin", StaffRoles.Administrator, DeskHost.NearTownship);
        using var near = await host.SignedInAsync("admin");
        await UploadPageTests.UploadAsync(near, Page, Csv);
        Assert.Contains("没有网格用 \"370404202001001\" 这个编码，或者它不归您管", near.Text, StringComparison.Ordinal);
    }
}
