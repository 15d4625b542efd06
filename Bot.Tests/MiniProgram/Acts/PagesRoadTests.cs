using Bot.Api.ResidentActs;
using Bot.Api.ResidentActs.Uploads;
using Bot.Data.Intakes;
using Bot.Tests.Handling;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

/// <summary>The same road as the residents' pages walk it, without the mini-program's door.</summary>
public sealed class PagesRoadTests(MiniHost host) : IClassFixture<MiniHost>
{
    private const string Grid = "370481106226002";

    private static readonly ResidentCaller Resident = new("resident-of-a-page-01", "resident-of-a-page-01", Channels.Pages);

    [Fact]
    public async Task A_page_files_with_a_whole_photo_under_its_own_channel_and_the_platform_is_not_asked()
    {
        using var photo = new MemoryStream(Pictures.JpegFromAPhone());
        var upload = await host.Service<UploadDesk>().TakeWholeAsync(Resident, "image", photo, CancellationToken.None);
        Assert.True(upload.IsDone);
        var form = new ReportRequest("路口的路灯坏了", Place: new PlaceRequest(GridCode: Grid), Media: [upload.Answer.Id]);
        var filed = await host.Service<FileReport>().FileAsync(Resident, "form-00000001", form, CancellationToken.None);
        Assert.True(filed.IsDone);
        Assert.True(IntakeNumber.TryParse(filed.Answer.Number, out var number));
        Assert.Equal("h5", (await host.ReadAsync(db => db.Intakes.SingleAsync(i => i.Id == number.Id))).Channel);
        Assert.False(await host.ReadAsync(db => db.SafetyVerdicts.AnyAsync(v => v.IntakeId == number.Id)));

        var detail = await host.Service<ResidentIntakes>().FindAsync(Resident.Resident, number, CancellationToken.None);
        Assert.Equal(upload.Answer.Id, Assert.Single(detail!.Media).Id);
        Assert.Null(await host.Service<ResidentIntakes>().FindAsync("somebody-else", number, CancellationToken.None));
        var urged = await host.Service<IntakeActs>().UrgeAsync(Resident, "form-00000002", filed.Answer.Number, CancellationToken.None);
        Assert.Equal("grid", urged.Answer?.Rung);
    }

    [Fact]
    public async Task A_page_is_told_when_a_file_is_no_photo_and_when_home_cannot_be_kept()
    {
        using var page = new MemoryStream([.. "<html></html>"u8]);
        var refused = await host.Service<UploadDesk>().TakeWholeAsync(Resident, "image", page, CancellationToken.None);
        Assert.Equal("media", refused.Refusal?.Field);
        var home = await host.Service<HomeActs>().SetAsync(Resident, new HomeRequest(GridCode: Grid), CancellationToken.None);
        Assert.Equal("no-conversation", home.Refusal?.Type);
    }
}
