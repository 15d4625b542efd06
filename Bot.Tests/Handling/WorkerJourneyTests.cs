using System.Net;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Handling;

public sealed class WorkerJourneyTests
{
    [Fact]
    public async Task A_worker_signs_in_accepts_and_resolves_with_a_photo_whose_place_is_gone()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        using var phone = await host.SignedInAsync(intake);
        Assert.Contains("138****5678", phone.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", phone.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("tel:", phone.Html, StringComparison.Ordinal);
        Assert.Contains("uri.amap.com/marker", phone.Html, StringComparison.Ordinal);

        await phone.MoveAsync(token, "accept");
        Assert.Contains("已接单，居民会收到通知", phone.Html, StringComparison.Ordinal);
        var accepted = await host.NowAsync(intake);
        Assert.Equal((IntakeStatus.Accepted, WorkerHost.Worker, "演示周芳"), (accepted.Status, accepted.HandlerId, accepted.HandlerName));

        await phone.MoveAsync(token, "resolve", new() { ["note"] = "灯泡换好了，亮了" }, ("a.jpg", Pictures.JpegFromAPhone()), ("b.png", Pictures.Png()));
        Assert.Contains("已办结", phone.Html, StringComparison.Ordinal);
        var resolved = await host.NowAsync(intake);
        Assert.Equal((IntakeStatus.Resolved, "灯泡换好了，亮了"), (resolved.Status, resolved.LastPublicNote));

        var photos = await host.ReadAsync(db => db.Attachments.AsNoTracking().OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(["image/jpeg", "image/png"], photos.Select(p => p.ContentType));
        Assert.All(photos, p => Assert.Equal((AttachmentState.Stored, "worker"), (p.State, p.By)));
        var stored = await phone.BytesAsync($"/w/{token}/media/{photos[0].Id}");
        Assert.Equal(("image/jpeg", true), (phone.Last.Content.Headers.ContentType!.MediaType!, phone.Last.Headers.CacheControl!.Private));
        Assert.Equal("nosniff", phone.Last.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(-1, stored.AsSpan().IndexOf(Pictures.Secret));
        Assert.Equal(photos[0].Size, stored.Length);

        var told = await host.ReadAsync(db => db.Events.AsNoTracking().Where(e => e.IntakeId == intake.Id).OrderBy(e => e.Position).Select(e => new { e.Type, e.Data }).ToListAsync());
        Assert.Equal(["submitted", "accepted", "resolved"], told.Select(e => e.Type));
        Assert.All(photos, p => Assert.Contains(p.Id, told[^1].Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handing_on_an_untouched_intake_accepts_and_assigns_and_the_colleague_takes_it_up()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        using var phone = await host.SignedInAsync(intake);
        await phone.GetAsync($"/w/{token}/assign");
        Assert.Contains("演示李强", phone.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("演示王远", phone.Html, StringComparison.Ordinal);

        await phone.MoveAsync(token, "assign", new() { ["assignee"] = WorkerHost.Neighbour, ["note"] = "在你那条路上" });
        var assigned = await host.NowAsync(intake);
        Assert.Equal((IntakeStatus.Assigned, WorkerHost.Neighbour), (assigned.Status, assigned.HandlerId));
        Assert.Equal([Move.Submit, Move.Accept, Move.Assign], (await host.TimelineAsync(intake)).Select(t => t.Move));
        Assert.Null(assigned.LastPublicNote);

        using var other = await host.SignedInAsync(intake, WorkerHost.Neighbour);
        Assert.Contains("演示李强 专职网格员", other.Html, StringComparison.Ordinal);
        await other.MoveAsync(token, "start");
        await other.MoveAsync(token, "extend", new() { ["note"] = "等配件", ["until"] = host.Clock.GetUtcNow().AddDays(9).ToString("yyyy-MM-dd") });
        var extended = await host.NowAsync(intake);
        Assert.Equal((IntakeStatus.Extended, new TimeSpan(18, 0, 0)), (extended.Status, extended.Due.TimeOfDay));
        Assert.True(extended.Due > assigned.Due);

        await other.MoveAsync(token, "escalate", new() { ["note"] = "要断电施工，得镇里协调" });
        var escalated = await host.NowAsync(intake);
        Assert.Equal((IntakeStatus.Escalated, "township", null), (escalated.Status, escalated.Level, escalated.HandlerId));
        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
    }

    [Theory]
    [InlineData("reject", IntakeStatus.Rejected, true)]
    [InlineData("note", IntakeStatus.Submitted, false)]
    public async Task Words_reach_the_resident_only_where_the_form_says_so(string move, IntakeStatus status, bool isPublic)
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        using var phone = await host.SignedInAsync(intake);
        await phone.MoveAsync(host.Token(intake), move, new() { ["note"] = "这条路归公路局，请打 12328" });
        var last = (await host.TimelineAsync(intake))[^1];
        Assert.Equal((status, isPublic, "演示周芳", WorkerHost.Worker), (last.Status, last.IsPublic, last.ActorName, last.ActorId));
        Assert.Contains("请打 12328", phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_twice_has_one_effect_and_says_the_same()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        using var phone = await host.SignedInAsync(intake);
        await phone.MoveAsync(token, "accept");
        await phone.GetAsync($"/w/{token}/resolve");
        Dictionary<string, string> filled = new(phone.Hidden()) { ["note"] = "修好了" };
        var places = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            await phone.SendAsync($"/w/{token}/resolve", filled, ("a.jpg", Pictures.Jpeg));
            Assert.Equal(HttpStatusCode.Redirect, phone.Status);
            places.Add(phone.Last.Headers.Location?.OriginalString);
        }

        Assert.Equal(places[0], places[1]);
        Assert.Equal([Move.Submit, Move.Accept, Move.Resolve], (await host.TimelineAsync(intake)).Select(t => t.Move));
        Assert.Equal(1, await host.ReadAsync(db => db.Attachments.CountAsync()));
        Assert.Single(Directory.EnumerateFiles(host.MediaFolder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Who_comes_second_is_told_kindly_who_was_first()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        using var first = await host.SignedInAsync(intake);
        using var second = await host.SignedInAsync(intake, WorkerHost.Head);
        var stale = second.Hidden();
        await first.MoveAsync(token, "accept");
        await second.SendAsync($"/w/{token}/accept", stale);
        await second.FollowAsync();
        Assert.Contains("慢了一步：演示周芳刚才已经接单了", second.Html, StringComparison.Ordinal);
        Assert.Equal(WorkerHost.Worker, (await host.NowAsync(intake)).HandlerId);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_place_and_what_was_typed_stays()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        using var phone = await host.SignedInAsync(intake);
        await phone.MoveAsync(token, "accept");

        await phone.MoveAsync(token, "resolve", new() { ["note"] = "好" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (phone.Status, phone.Html.Contains("请至少写 2 个字", StringComparison.Ordinal)));

        await phone.MoveAsync(token, "resolve", new() { ["note"] = "路灯已经换好了" }, ("big.jpg", [.. Pictures.Jpeg, .. new byte[11 * 1024 * 1024]]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        Assert.Contains("照片太大了", phone.Html, StringComparison.Ordinal);
        Assert.Contains("路灯已经换好了", phone.Html, StringComparison.Ordinal);

        await phone.MoveAsync(token, "resolve", new() { ["note"] = "路灯已经换好了" }, ("ok.jpg", Pictures.Jpeg), ("evil.jpg", "<svg><script>1</script></svg>"u8.ToArray()));
        Assert.Contains("第 2 张：这个文件不是照片", phone.Html, StringComparison.Ordinal);

        await phone.MoveAsync(token, "resolve", new() { ["note"] = "路灯已经换好了" }, [.. Enumerable.Repeat(("a.jpg", Pictures.Jpeg), 7)]);
        Assert.Contains("最多 6 张", phone.Html, StringComparison.Ordinal);

        Assert.Equal(IntakeStatus.Accepted, (await host.NowAsync(intake)).Status);
        Assert.True(!Directory.Exists(host.MediaFolder) || !Directory.EnumerateFiles(host.MediaFolder, "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task A_wrong_colleague_or_day_is_refused()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        using var phone = await host.SignedInAsync(intake);
        await phone.MoveAsync(token, "assign", new() { ["assignee"] = WorkerHost.Stranger });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (phone.Status, phone.Html.Contains("请选一个人", StringComparison.Ordinal)));
        await phone.MoveAsync(token, "assign", new() { ["assignee"] = WorkerHost.Head });
        using var head = await host.SignedInAsync(intake, WorkerHost.Head);
        foreach (var until in new[] { "", "2001-01-01", "2999-01-01", "morgen" })
        {
            await head.MoveAsync(token, "extend", new() { ["note"] = "等配件", ["until"] = until });
            Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (head.Status, head.Html.Contains("请选一个日子", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_form_without_its_token_moves_nothing()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        using var phone = await host.SignedInAsync(intake);
        await phone.SendAsync($"/w/{token}/accept", phone.Hidden().Where(f => f.Key == "once"));
        Assert.Equal((HttpStatusCode.BadRequest, true), (phone.Status, phone.Html.Contains("刚才没有提交上去", StringComparison.Ordinal)));
        Assert.Equal(IntakeStatus.Submitted, (await host.NowAsync(intake)).Status);
    }
}
