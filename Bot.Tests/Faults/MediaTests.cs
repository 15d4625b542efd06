using Bot.Data.Intakes;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Faults;
using Bot.Simulator.Platform.Residents;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Faults;

/// <summary>Photos that cannot be fetched: the report goes its way, and the row says what became of the photo.</summary>
public sealed class MediaTests(FaultStage stage) : IClassFixture<FaultStage>
{
    private const string Get = "/cgi-bin/media/get";

    [Fact]
    public async Task A_photo_that_is_gone_is_lost_by_name_and_the_others_are_kept()
    {
        var report = Report.New(stage);
        await report.Resident.SendImageAsync(DemoMedia.Png(48));
        var gone = report.Resident.Chat.Single(m => m.Way == ChatWay.Said).MediaId;
        await report.Resident.SendImageAsync(DemoMedia.Png(48, seed: 1));
        var fault = stage.Platform.Faults.Arm(new Fault.MediaGone(gone));

        await report.SubmitAsync();
        var attachments = await FetchedAsync(report);

        Assert.Equal(
            [(AttachmentState.Stored, null), (AttachmentState.Lost, "InvalidMediaId")], attachments.Select(a => (a.State, a.Reason)).OrderBy(a => a.State));
        Assert.Equal(1, fault.Fired);
        await stage.GridPlatform.MustAsync(report.Number, "accept");
        await report.ResolveAsync();
        await report.AssertAllSentOnceAsync();
        stage.Platform.Faults.Lift(fault);
    }

    [Theory]
    [InlineData("dropped")]
    [InlineData("busy")]
    [InlineData("junk")]
    [InlineData("lost")]
    [InlineData("token")]
    public async Task A_photo_that_cannot_be_fetched_now_is_fetched_later(string what)
    {
        var report = Report.New(stage);
        await report.Resident.SendImageAsync(DemoMedia.Png(48));
        Fault.OfCall fault = what switch
        {
            "dropped" => new Fault.ConnectionDropped(),
            "busy" => new Fault.Errcode(-1),
            "junk" => new Fault.ServerError(),
            "lost" => new Fault.AnswerLost(),
            _ => new Fault.Errcode(40001),
        };
        var armed = stage.Platform.Faults.Arm(fault with { Path = Get, Times = 3 });

        await report.SubmitAsync();

        Assert.Equal(AttachmentState.Stored, Assert.Single(await FetchedAsync(report)).State);
        Assert.Equal(3, armed.Fired);
    }

    private async Task<List<Attachment>> FetchedAsync(Report report)
    {
        var id = FaultStage.IdOf(report.Number);
        await stage.UntilAsync(async db =>
            await db.Attachments.AnyAsync(a => a.IntakeId == id) && !await db.Attachments.AnyAsync(a => a.IntakeId == id && a.State == AttachmentState.Awaited));
        return await stage.ReadAsync(db => db.Attachments.AsNoTracking().Where(a => a.IntakeId == id).ToListAsync());
    }
}
