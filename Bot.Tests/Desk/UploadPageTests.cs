using System.Net;
using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>What holds of every file that is uploaded to be imported: grids and addresses alike.</summary>
public sealed class UploadPageTests
{
    /// <summary>The page, what would change something, what is wrong.</summary>
    public static TheoryData<string, string, string> Kinds => new()
    {
        { GridImportPageTests.Page, GridImportPageTests.Changed, GridImportPageTests.Changed.Replace("13800000014", "138-demo", StringComparison.Ordinal) },
        { AddressesPageTests.Page, AddressesPageTests.Csv, "address,grid_code\n近村2组,999\n" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_changes_before_it_was_confirmed_and_it_is_done_once(string page, string good, string wrong)
    {
        Assert.NotEqual(good, wrong);
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.UploadAsync(page, "file", "空.csv", ""));
        Assert.Contains("请选一个", admin.Text, StringComparison.Ordinal);
        var before = await StandsAsync(host);
        var id = await UploadAsync(admin, page, good);
        Assert.Contains("还没有改任何东西", admin.Text, StringComparison.Ordinal);
        Assert.Equal(before, await StandsAsync(host));
        Assert.Equal(HttpStatusCode.Found, await admin.SendAsync(Apply(page, id)));
        var after = await StandsAsync(host);
        Assert.NotEqual(before, after);
        await admin.GetAsync(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync(Apply(page, id)));
        Assert.Contains("请重新上传", admin.Text, StringComparison.Ordinal);
        Assert.Empty(Shelf(host));
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act.EndsWith("-imported") && e.Login == "admin")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_another_import_overtook_is_not_imported(string page, string good, string wrong)
    {
        Assert.NotEqual(good, wrong);
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var id = await UploadAsync(admin, page, good);
        var before = await StandsAsync(host);
        await GridImporter.WriteAsync(host.Service<GroupCommit>(), [], host.Clock.GetUtcNow(), CancellationToken.None);
        await admin.GetAsync($"{page}?of={id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync(Apply(page, id)));
        Assert.Contains("有人导入过别的文件，差别不准了", admin.Text, StringComparison.Ordinal);
        Assert.Equal(before, await StandsAsync(host));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_not_the_file_that_was_shown_is_not_imported(string page, string good, string wrong)
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var id = await UploadAsync(admin, page, good);
        var before = await StandsAsync(host);
        await File.WriteAllTextAsync(Shelf(host).Single(f => f.EndsWith(".upload", StringComparison.Ordinal)), good.Replace('1', '2'), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync(Apply(page, id)));
        Assert.Equal(before, await StandsAsync(host));
        Assert.NotEqual(good, wrong);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wrong_file_is_refused_whole_and_can_only_be_thrown_away(string page, string good, string wrong)
    {
        Assert.NotEqual(good, wrong);
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var before = await StandsAsync(host);
        var id = await UploadAsync(admin, page, wrong);
        Assert.Contains("有错，整份不能导入", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("确认导入", admin.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync(Apply(page, id)));
        Assert.Contains("这份文件不能导入", admin.Text, StringComparison.Ordinal);
        await admin.SendAsync($"{page}?handler=Drop&of={id}");
        Assert.Empty(Shelf(host));
        Assert.Equal(before, await StandsAsync(host));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_preview_is_its_uploaders_of_its_own_kind_and_good_for_a_day(string page, string good, string wrong)
    {
        Assert.NotEqual(good, wrong);
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var id = await UploadAsync(admin, page, good);
        await host.ChangeStaffAsync("leader", StaffRoles.Administrator, "370404");
        using (var other = await host.SignedInAsync("leader"))
        {
            await other.GetAsync($"{page}?of={id}");
            Assert.Contains("请重新上传", other.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await other.SendAsync(Apply(page, id)));
            await other.GetAsync(page);
            await other.SendAsync($"{page}?handler=Drop&of={id}");
        }

        await admin.GetAsync($"{(page == GridImportPageTests.Page ? AddressesPageTests.Page : GridImportPageTests.Page)}?of={id}");
        Assert.Contains("请重新上传", admin.Text, StringComparison.Ordinal);
        await admin.GetAsync($"{page}?of={id}");
        Assert.Contains("还没有改任何东西", admin.Text, StringComparison.Ordinal);
        host.Clock.WindTo(host.Clock.GetUtcNow().AddHours(25));
        using var tomorrow = await host.SignedInAsync("admin");
        await tomorrow.GetAsync($"{page}?of={id}");
        Assert.Contains("请重新上传", tomorrow.Text, StringComparison.Ordinal);
    }

    /// <summary>Uploads and looks at what it would change; the upload's id.</summary>
    internal static async Task<string> UploadAsync(DeskBrowser browser, string page, string content)
    {
        await browser.GetAsync(page);
        Assert.Equal(HttpStatusCode.Found, await browser.UploadAsync(page, "file", "演示文件", content));
        var id = browser.SentTo[(browser.SentTo.IndexOf('=', StringComparison.Ordinal) + 1)..];
        await browser.FollowAsync();
        return id;
    }

    internal static string Apply(string page, string id) => $"{page}?handler=Apply&of={id}";

    /// <summary>Every run of white space as one blank.</summary>
    internal static string Squeezed(DeskBrowser browser) => string.Join(' ', browser.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>All that an import could change here.</summary>
    private static async Task<string> StandsAsync(DeskHost host) => string.Join('|', [
        .. await host.ReadAsync(db => db.Grids.OrderBy(g => g.Code).Select(g => g.Code + g.Name).ToListAsync()),
        .. await host.ReadAsync(db => db.Set<GridAddress>().OrderBy(a => a.Text).Select(a => a.Text).ToListAsync()),
    ]);

    private static string[] Shelf(DeskHost host) => Directory.GetFiles(Path.Combine(host.DataFolder, "grid-imports"));
}
