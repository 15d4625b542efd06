using Bot.Api.Handling.Photos;
using Bot.Api.Hosting;
using Bot.Data.Intakes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Handling;

public sealed class MediaWorkerTests
{
    private const string Media = "/cgi-bin/media/get";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("image", "jpeg", AttachmentState.Stored, "image/jpeg", null)]
    [InlineData("image", "gif", AttachmentState.Refused, null, "Gif")]
    [InlineData("voice", "amr", AttachmentState.Stored, "audio/amr", null)]
    [InlineData("video", "mp4", AttachmentState.Stored, "video/mp4", null)]
    [InlineData("video", "html", AttachmentState.Refused, null, "UnknownFormat")]
    [InlineData("image", "gone", AttachmentState.Lost, null, "InvalidMediaId")]
    public async Task What_a_resident_sent_is_fetched_sniffed_and_kept_or_the_row_says_why_not(
        string type, string mediaId, AttachmentState state, string? contentType, string? reason)
    {
        await using var host = await WorkerHost.StartAsync();
        Serve(host);
        var intake = await host.ReportAsync(attachments: Awaited(host, type, mediaId));
        host.Service<MediaSignal>().Raise();
        var row = await UntilAsync(host, a => a.State != AttachmentState.Awaited);
        Assert.Equal((state, contentType, reason), (row.State, row.ContentType, row.Reason));
        var file = host.Service<MediaStore>().PathOf(row.Id, row.At);
        Assert.Equal(state == AttachmentState.Stored, File.Exists(file));
        Assert.False(File.Exists(file + ".part"));
        if (state == AttachmentState.Stored)
        {
            Assert.Equal(row.Size, new FileInfo(file).Length);
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).AsSpan().IndexOf(Pictures.Secret));
            using var phone = await host.SignedInAsync(intake);
            await phone.BytesAsync($"/w/{host.Token(intake)}/media/{row.Id}");
            Assert.Equal(contentType, phone.Last.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_busy_platform_is_asked_again()
    {
        await using var host = await WorkerHost.StartAsync();
        var asked = 0;
        host.Platform.Answers[Media] = async (http, _) =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync("""{"errcode":-1,"errmsg":"system error"}""");
                return;
            }

            http.Response.ContentType = "image/jpeg";
            await http.Response.Body.WriteAsync(Pictures.Jpeg);
        };
        await host.ReportAsync(attachments: Awaited(host, "image", "busy"));
        host.Service<MediaSignal>().Raise();
        var row = await UntilAsync(host, a => a.State == AttachmentState.Stored);
        Assert.True(row.Attempts is 1 or 2 && asked == 2);
    }

    [Fact]
    public async Task A_quota_that_is_used_up_loses_no_picture()
    {
        await using var host = await WorkerHost.StartAsync();
        host.Platform.OnJson(Media, _ => """{"errcode":45009,"errmsg":"reach max api daily quota limit"}""");
        await host.ReportAsync(attachments: Awaited(host, "image", "quota"));
        host.Service<MediaSignal>().Raise();
        var row = await UntilAsync(host, a => a.Reason is not null);
        Assert.Equal((AttachmentState.Awaited, "DailyQuotaReached"), (row.State, row.Reason));
        Assert.True(row.NextAt > host.Clock.GetUtcNow() + (MediaWorker.QuotaPause / 2));
    }

    [Fact]
    public async Task A_file_that_no_row_speaks_of_goes_and_the_others_stay()
    {
        await using var host = await WorkerHost.StartAsync();
        var files = host.Service<MediaStore>();
        var (today, yesterday) = (host.Clock.GetUtcNow(), host.Clock.GetUtcNow() - TimeSpan.FromDays(1));
        var (orphan, young, kept) = (Id(yesterday), Id(today), Id(yesterday));
        await files.WriteAsync(orphan, yesterday, "x"u8.ToArray(), TestContext.Current.CancellationToken);
        await files.WriteAsync(young, today, "x"u8.ToArray(), TestContext.Current.CancellationToken);
        await files.WriteAsync(kept, yesterday, "x"u8.ToArray(), TestContext.Current.CancellationToken);
        await host.ReportAsync(attachments: new Attachment { Id = kept, IntakeId = 0, Type = "image", By = "worker", At = yesterday, State = AttachmentState.Stored, NextAt = today });

        Assert.Equal(1, await host.Service<OrphanFiles>().RemoveAsync(TestContext.Current.CancellationToken));
        Assert.False(File.Exists(files.PathOf(orphan, yesterday)));
        Assert.True(File.Exists(files.PathOf(young, today)) && File.Exists(files.PathOf(kept, yesterday)));

        static string Id(DateTimeOffset at) => Guid.CreateVersion7(at).ToString("N");
    }

    private static Attachment Awaited(WorkerHost host, string type, string mediaId)
    {
        var at = host.Clock.GetUtcNow();
        return new Attachment { Id = Guid.CreateVersion7(at).ToString("N"), IntakeId = 0, Type = type, By = "resident", At = at, MediaId = mediaId, NextAt = at };
    }

    private static void Serve(WorkerHost host) => host.Platform.Answers[Media] = async (http, call) =>
    {
        (string type, byte[] content) = call.Query["media_id"] switch
        {
            "jpeg" => ("image/jpeg", Pictures.JpegFromAPhone()),
            "gif" => ("image/jpeg", "GIF89a-and-so-on"u8.ToArray()),
            "amr" => ("audio/amr", "#!AMR\n\0\0\0\0"u8.ToArray()),
            "mp4" => ("video/mp4", "\0\0\0\u0018ftypmp42\0\0\0\0"u8.ToArray()),
            "html" => ("video/mp4", "<script>alert(1)</script>"u8.ToArray()),
            _ => ("application/json", """{"errcode":40007,"errmsg":"invalid media_id"}"""u8.ToArray()),
        };
        http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(content);
    };

    private static async Task<Attachment> UntilAsync(WorkerHost host, Func<Attachment, bool> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var row = await host.ReadAsync(db => db.Attachments.AsNoTracking().SingleAsync());
            if (holds(row))
            {
                return row;
            }

            await Task.Delay(50, limit.Token);
        }
    }
}
