using System.Net;
using System.Text.Json;
using Bot.Api.Handling.Photos;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Desk;
using Bot.Tests.Handling;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>A photo of a result is public when the place wants it, somebody at the desk looked at it and let it out, and nobody wants it hidden.</summary>
public sealed class PublicPhotosTests
{
    [Fact]
    public async Task A_workers_photo_is_public_from_the_moment_it_is_let_out_until_it_is_taken_back()
    {
        await using var host = await DeskHost.StartAsync(profile: ChangedProfile.Write(p => p["requests"]!["publishPhotos"] = true));
        var intake = await ClosedAsync(host);
        var (photo, said) = (await PhotoAsync(host, intake, "worker"), await PhotoAsync(host, intake, "resident"));
        using var leader = await host.SignedInAsync("leader");
        using var anybody = host.Browser();
        Assert.Null(await MediaUrlAsync(anybody, intake));
        Assert.DoesNotContain("/public/photos/", await CaseAsync(anybody, intake), StringComparison.Ordinal);

        // Only who looked may let it out, and never what a resident sent.
        var page = $"/desk/intakes/{intake.Number}/photos/";
        await leader.GetAsync($"/desk/intakes/{intake.Number}");
        Assert.Contains(page + photo, leader.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(page + said, leader.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await leader.GetAsync(page + said));
        Assert.Equal(HttpStatusCode.OK, await leader.GetAsync(page + photo));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await leader.SendAsync(page + photo, ("act", "release")));
        Assert.Null(await MediaUrlAsync(anybody, intake));
        Assert.Equal(HttpStatusCode.NotFound, await leader.SendAsync(page + said, ("act", "release"), ("looked", "true")));
        await leader.GetAsync(page + photo);
        Assert.Equal(HttpStatusCode.Redirect, await leader.SendAsync(page + photo, ("act", "release"), ("looked", "true")));

        var address = await MediaUrlAsync(anybody, intake);
        Assert.StartsWith(host.Address.AbsoluteUri, address, StringComparison.Ordinal);
        Assert.DoesNotContain(photo, address, StringComparison.Ordinal);
        Assert.Contains(new Uri(address!).AbsolutePath, await CaseAsync(anybody, intake), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await anybody.GetAsync(address!));
        Assert.Equal("image/jpeg", anybody.Last.Content.Headers.ContentType?.MediaType);
        Assert.Equal(-1, (await anybody.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).AsSpan().IndexOf(Pictures.Secret));
        Assert.Equal(HttpStatusCode.NotFound, await anybody.GetAsync("/public/photos/" + photo));

        await leader.GetAsync(page + photo);
        Assert.Equal(HttpStatusCode.Redirect, await leader.SendAsync(page + photo, ("act", "takeBack")));
        await GoneAsync(host, anybody, intake, address!);
        Assert.Equal(
            [AuditActs.PhotoReleased, AuditActs.PhotoTakenBack],
            await host.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == intake.Number.ToString()).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync()));
    }

    [Theory]
    [InlineData("item")]
    [InlineData("resident")]
    [InlineData("reopened")]
    [InlineData("check")]
    public async Task Whatever_hides_the_intake_hides_its_photos(string why)
    {
        await using var host = await DeskHost.StartAsync(profile: ChangedProfile.Write(p => p["requests"]!["publishPhotos"] = true));
        var intake = await ClosedAsync(host, isClosed: why != "reopened");
        var photo = await PhotoAsync(host, intake, "worker");
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync($"/desk/intakes/{intake.Number}/photos/{photo}");
        await leader.SendAsync($"/desk/intakes/{intake.Number}/photos/{photo}", ("act", "release"), ("looked", "true"));
        using var anybody = host.Browser();
        var address = await MediaUrlAsync(anybody, intake);
        Assert.NotNull(address);

        var now = host.Clock.GetChinaNow();
        await host.Service<GroupCommit>().Run(session =>
        {
            switch (why)
            {
                case "item":
                    PublicWish.HideOne(session, intake.Id, now);
                    break;
                case "resident":
                    PublicWish.OfAll(session, intake.Resident!, may: false, now);
                    break;
                case "check":
                    session.Insert(new Bot.Data.Safety.SafetyVerdict { IntakeId = intake.Id, What = "text", Account = "", Verdict = "risky", At = now });
                    break;
                default:
                    Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Reopen, new Actor(ActorRole.Desk, "演示坐席"), now, "又坏了")));
                    break;
            }
        });
        await GoneAsync(host, anybody, intake, address!);
    }

    [Fact]
    public async Task Where_the_place_shows_no_photos_none_is_offered_and_what_was_let_out_is_gone()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await ClosedAsync(host);
        var photo = await PhotoAsync(host, intake, "worker");
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync($"/desk/intakes/{intake.Number}");
        Assert.DoesNotContain("/photos/", leader.Html, StringComparison.Ordinal);
        await leader.GetAsync($"/desk/intakes/{intake.Number}/photos/{photo}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await leader.SendAsync($"/desk/intakes/{intake.Number}/photos/{photo}", ("act", "release"), ("looked", "true")));
        await host.Service<GroupCommit>().Run(session => session.Insert(new Bot.Data.PublicBoard.PublicPhoto
        {
            AttachmentId = photo, IntakeId = intake.Id, Name = new string('b', 32), ReleasedBy = "leader", ReleasedAt = host.Clock.GetChinaNow(),
        }));
        using var anybody = host.Browser();
        await GoneAsync(host, anybody, intake, "/public/photos/" + new string('b', 32));
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(375, 667)]
    public async Task Where_a_photo_is_let_out_and_where_it_is_shown_fits_the_screen_and_is_accessible(int width, int height)
    {
        await using var host = await DeskHost.StartAsync(profile: ChangedProfile.Write(p => p["requests"]!["publishPhotos"] = true));
        var intake = await ClosedAsync(host);
        var (photo, other) = (await PhotoAsync(host, intake, "worker"), await PhotoAsync(host, intake, "worker"));
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync($"/desk/intakes/{intake.Number}/photos/{photo}");
        await leader.SendAsync($"/desk/intakes/{intake.Number}/photos/{photo}", ("act", "release"), ("looked", "true"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ShellPageTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        page.SetDefaultTimeout(120_000);
        page.SetDefaultNavigationTimeout(120_000);
        await page.GotoAsync($"{host.Address}desk");
        await ShellPageTests.SignInAsync(page, "leader");
        await page.GetByRole(AriaRole.Heading, new() { Name = "您好" }).WaitForAsync();
        foreach (var (path, name) in new[]
        {
            ($"desk/intakes/{intake.Number}", "intake-photos"), ($"desk/intakes/{intake.Number}/photos/{photo}", "photo-public"), ($"desk/intakes/{intake.Number}/photos/{other}", "photo-closed"),
            ($"public/cases/{intake.Number}", "case-photo"),
        })
        {
            await page.GotoAsync($"{host.Address}{path}");
            await ShellPageTests.LookAsync(page, $"{name}-{width}");
        }
    }

    private static async Task GoneAsync(DeskHost host, DeskBrowser anybody, Intake intake, string address)
    {
        Assert.Equal(HttpStatusCode.NotFound, await anybody.GetAsync(address));
        Assert.Null(await MediaUrlAsync(anybody, intake));
        await anybody.GetAsync($"/public/cases/{intake.Number}");
        Assert.DoesNotContain("/public/photos/", anybody.Html, StringComparison.Ordinal);
        Assert.True(await host.ReadAsync(db => db.Attachments.AnyAsync(a => a.IntakeId == intake.Id && a.State == AttachmentState.Stored)));
    }

    /// <summary>Null too where the request itself is not shown.</summary>
    private static async Task<string?> MediaUrlAsync(DeskBrowser anybody, Intake intake)
    {
        await anybody.GetAsync($"/open311/v2/requests.json?service_request_id={intake.Number}");
        using var found = JsonDocument.Parse(anybody.Html);
        return found.RootElement.EnumerateArray().Select(r => r.GetProperty("media_url").GetString()).SingleOrDefault() is { Length: > 0 } address ? address : null;
    }

    private static async Task<string> CaseAsync(DeskBrowser anybody, Intake intake)
    {
        Assert.Equal(HttpStatusCode.OK, await anybody.GetAsync($"/public/cases/{intake.Number}"));
        return anybody.Html;
    }

    private static async Task<Intake> ClosedAsync(DeskHost host, bool isClosed = true)
    {
        var intake = await host.ReportAsync();
        var (worker, at) = (new Actor(ActorRole.GridWorker, "演示周芳", "w1"), host.Clock.GetChinaNow());
        await host.Service<GroupCommit>().Run(session =>
        {
            MoveRequest[] done = [new(Move.Accept, worker, at), new(Move.Resolve, worker, at, "灯泡换好了")];
            foreach (var move in isClosed ? [.. done, new(Move.Close, new Actor(ActorRole.Rule, "评价规则"), at)] : done)
            {
                Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(session, intake.Id, move));
            }
        });
        return intake;
    }

    /// <summary>As the worker's page and the resident's uploads leave it.</summary>
    private static async Task<string> PhotoAsync(DeskHost host, Intake intake, string by)
    {
        var at = host.Clock.GetChinaNow();
        var photo = new Attachment
        {
            Id = Guid.CreateVersion7(at).ToString("N"), IntakeId = intake.Id, Type = "image", By = by, At = at, State = AttachmentState.Stored, ContentType = "image/jpeg", Size = 1, NextAt = at,
        };
        await host.Service<MediaStore>().WriteAsync(photo.Id, at, Assert.IsType<PhotoVerdict.Taken>(PhotoCheck.Rewrite(Pictures.JpegFromAPhone())).Content, TestContext.Current.CancellationToken);
        await host.Service<GroupCommit>().Run(session => session.Insert(photo));
        return photo.Id;
    }
}
