using System.Net;
using Bot.Api.Desk.Exports;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Files, attachments and paper: within scope, masked, on record.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task An_export_holds_what_its_reader_may_see_masked_and_is_on_record()
    {
        await using var host = await DeskHost.StartAsync();
        var lamp = await host.ReportAsync(text: "=路灯坏了，请打 13812345678");
        var far = await host.ReportAsync(grid: DeskHost.FarGrid, text: "村口井盖不见了");
        var secret = await host.ReportAsync(confidential: true, text: "有人夜里偷倒垃圾");
        using var leader = await host.SignedInAsync("leader");
        Assert.Equal(HttpStatusCode.OK, await leader.GetAsync("/desk/inbox/export.csv?f=new"));
        Assert.Equal("text/csv", leader.Last.Content.Headers.ContentType?.MediaType);
        var lines = leader.Html.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Contains("\"'=路灯坏了", leader.Html, StringComparison.Ordinal);
        Assert.Contains("井盖", leader.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", leader.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("偷倒", leader.Html, StringComparison.Ordinal);
        Assert.Contains(secret.Number.ToString(), leader.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("resident-1", leader.Html, StringComparison.Ordinal);

        using var near = await host.SignedInAsync("near");
        await near.GetAsync("/desk/inbox/export.csv?f=new");
        Assert.Contains(lamp.Number.ToString(), near.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(far.Number.ToString(), near.Html, StringComparison.Ordinal);
        await near.GetAsync("/desk/inbox/export.csv?q=" + Uri.EscapeDataString("井盖"));
        Assert.Single(near.Html.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var agent = await host.SignedInAsync("agent");
        Assert.Equal(HttpStatusCode.Forbidden, await agent.GetAsync("/desk/inbox/export.csv?f=new"));
        Assert.Equal(["inbox new", "inbox new", "inbox search"], await host.ReadAsync(db => db.AuditEntries.Where(e => e.Act == AuditActs.IntakesExported).OrderBy(e => e.Id).Select(e => e.Subject).ToListAsync()));
    }

    [Fact]
    public async Task An_export_of_many_is_complete_and_sent_in_pieces()
    {
        await using var host = await DeskHost.StartAsync();
        await DeskGrowthTests.FillAsync(host, 60_000);
        using var admin = await host.SignedInAsync("admin");
        var open = await host.ReadAsync(db => db.Intakes.CountAsync(i => i.Status == IntakeStatus.Submitted));
        await admin.GetAsync("/desk/inbox/export.csv?f=new");
        Assert.Equal(open + 1, admin.Html.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.True(admin.Last.Headers.TransferEncodingChunked, "It must be sent while it is read.");
    }

    [Fact]
    public async Task An_export_sends_each_row_soon_after_it_is_read_and_holds_none_of_them()
    {
        await using var host = await DeskHost.StartAsync();
        await DeskGrowthTests.FillAsync(host, 40_000);
        await using var db = await host.Service<IDbContextFactory<BotDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        using var wire = new Wire();
        var (read, behind, alive) = (0, 0, 0);
        await InboxExport.WriteAsync(wire, RowsAsync(), host.Service<Jurisdiction>(), TestContext.Current.CancellationToken);
        Assert.Equal((40_000, 40_001), (read, wire.Lines));
        Assert.InRange(behind, 1, InboxExport.FlushEvery + 1);

        // A row may still be held by who reads it and who writes it; ten thousand may not.
        Assert.InRange(alive, 0, 100);

        async IAsyncEnumerable<ExportRow> RowsAsync()
        {
            List<WeakReference> given = [];
            await foreach (var intake in db.Intakes.AsNoTracking().AsAsyncEnumerable())
            {
                behind = Math.Max(behind, read - Math.Max(0, wire.Lines - 1));
                given.Add(new WeakReference(intake));
                if (++read % 20_000 == 0)
                {
                    GC.Collect();
                    alive = Math.Max(alive, given.Count(g => g.IsAlive));
                }

                yield return new ExportRow(intake, intake.Item);
            }
        }
    }

    [Fact]
    public async Task Attachments_are_shown_within_scope_and_what_is_sealed_is_not()
    {
        await using var host = await DeskHost.StartAsync();
        var lamp = await host.ReportAsync();
        var far = await host.ReportAsync(grid: DeskHost.FarGrid);
        await host.Service<GroupCommit>().Run(session =>
        {
            session.Insert(File(lamp, 'a', "resident", AttachmentState.Stored));
            session.Insert(File(lamp, 'b', Attachment.Sealed, AttachmentState.Stored));
            session.Insert(File(far, 'c', "worker", AttachmentState.Stored));
            session.Insert(File(lamp, 'd', "resident", AttachmentState.Lost));
        });
        using var near = await host.SignedInAsync("near");
        await near.GetAsync("/desk/attachments");
        Assert.Contains(new string('a', 32), near.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('b', 32), near.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('c', 32), near.Html, StringComparison.Ordinal);
        await near.GetAsync("/desk/attachments?missing=true");
        Assert.Contains("没能取回来", near.Text, StringComparison.Ordinal);
        using var agent = await host.SignedInAsync("agent");
        await agent.GetAsync("/desk/attachments?kind=image");
        Assert.Contains(new string('c', 32), agent.Html, StringComparison.Ordinal);
        await agent.GetAsync("/desk/attachments?kind=voice");
        Assert.Contains("这里现在没有", agent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_intake_goes_on_paper_masked_and_on_record()
    {
        await using var host = await DeskHost.StartAsync();
        var lamp = await host.ReportAsync(text: "路灯坏了，请打 13812345678");
        using var near = await host.SignedInAsync("near");
        await near.GetAsync($"/desk/intakes/{lamp.Number}/print");
        Assert.Contains("网格诉求单", near.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", near.Html, StringComparison.Ordinal);
        Assert.Equal(lamp.Number.ToString(), await host.ReadAsync(db => db.AuditEntries.Where(e => e.Act == AuditActs.IntakePrinted).Select(e => e.Subject).SingleAsync()));
        using var far = await host.SignedInAsync("far");
        Assert.Equal(HttpStatusCode.NotFound, await far.GetAsync($"/desk/intakes/{lamp.Number}/print"));
    }

    private static Attachment File(Intake intake, char id, string by, AttachmentState state) => new()
    {
        Id = new string(id, 32), IntakeId = intake.Id, Type = "image", By = by, At = intake.SubmittedAt, State = state, ContentType = "image/jpeg", Reason = state == AttachmentState.Lost ? "MediaExpired" : null, NextAt = intake.SubmittedAt,
    };

    /// <summary>What has left for the browser: keeps nothing, counts the lines.</summary>
    private sealed class Wire : Stream
    {
        public int Lines { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Lines += buffer.AsSpan(offset, count).Count((byte)'\n');
    }
}
