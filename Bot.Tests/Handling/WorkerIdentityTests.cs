using System.Net;
using Bot.Api.Handling;
using Bot.Api.Hosting;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Bot.Tests.Handling;

public sealed class WorkerIdentityTests
{
    [Fact]
    public async Task Without_a_session_a_link_leads_to_wecom_with_a_state_that_wecom_takes()
    {
        await using var host = await WorkerHost.StartAsync();
        var token = host.Token(await host.ReportAsync());
        using var phone = host.Phone();
        await phone.GetAsync("/w/" + token);
        Assert.Equal(HttpStatusCode.Redirect, phone.Status);
        var wecom = phone.Last.Headers.Location!.AbsoluteUri;
        Assert.Contains(Uri.EscapeDataString($"{host.Address.AbsoluteUri}w/sign-in"), wecom, StringComparison.Ordinal);
        Assert.Matches("state=[0-9a-zA-Z]{16,128}#", wecom);
        Assert.DoesNotContain(token, wecom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_torn_or_expired_token_gets_a_friendly_page_and_no_login()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        var forged = token[..^1] + (token[^1] == 'A' ? 'Q' : 'A');
        var expired = host.Service<WorkerLinks>().Token(intake.Id, host.Clock.GetUtcNow() - WorkerLinks.Lifetime - TimeSpan.FromMinutes(2));
        using var phone = host.Phone();
        foreach (var bad in new[] { forged, expired, token[..20], "sign", "%25" })
        {
            await phone.GetAsync("/w/" + bad);
            Assert.Equal((bad, HttpStatusCode.NotFound), (bad, phone.Status));
            Assert.Contains("这个链接打不开了", phone.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stranger_is_kept_out_of_page_form_and_photos()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        using var phone = await host.SignedInAsync(intake, WorkerHost.Stranger);
        foreach (var address in new[] { $"/w/{token}", $"/w/{token}/resolve", $"/w/{token}/media/{new string('0', 32)}" })
        {
            await phone.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, phone.Status);
            Assert.DoesNotContain("路灯", phone.Html, StringComparison.Ordinal);
        }

        await phone.SendAsync($"/w/{token}/accept", []);
        Assert.Equal(HttpStatusCode.Forbidden, phone.Status);
        await phone.GetAsync($"/w/sign-in?again={token}");
        host.HolderOfThePhone = WorkerHost.Worker;
        await phone.FollowAsync();
        Assert.Contains("路灯", phone.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_is_confidential_or_about_a_worker_is_for_the_handler_alone(bool confidential, bool aboutWorker)
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync(confidential: confidential, aboutWorker: aboutWorker);
        using var member = await host.SignedInAsync(intake);
        Assert.Equal(HttpStatusCode.Forbidden, member.Status);
        var office = new Actor(ActorRole.GridPlatform, "镇中心");
        await host.Service<GroupCommit>().Run(
            session =>
            {
                IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Accept, office, host.Clock.GetUtcNow()));
                IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Assign, office, host.Clock.GetUtcNow()), i => i.HandlerId = WorkerHost.Neighbour);
            },
            TestContext.Current.CancellationToken);
        using var handler = await host.SignedInAsync(intake, WorkerHost.Neighbour.ToUpperInvariant());
        Assert.Equal(HttpStatusCode.OK, handler.Status);
        Assert.DoesNotContain("转给别人", handler.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_signed_in_by_anothers_answer()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        using var attacker = host.Phone();
        await attacker.GetAsync("/w/" + host.Token(intake));
        await attacker.GetAsync(attacker.Last.Headers.Location!.AbsoluteUri);
        var answer = attacker.Last.Headers.Location!.OriginalString;

        using var victim = host.Phone();
        await victim.GetAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, victim.Status);
        Assert.Equal(0, host.Platform.Count("/cgi-bin/auth/getuserinfo"));

        await attacker.GetAsync(answer);
        Assert.Equal(HttpStatusCode.Redirect, attacker.Status);
        await attacker.GetAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, attacker.Status);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        using var phone = host.Phone();
        await phone.GetAsync("/w/" + host.Token(intake));
        await phone.GetAsync(phone.Last.Headers.Location!.AbsoluteUri);
        await phone.GetAsync(phone.Last.Headers.Location!.OriginalString);
        var cookie = phone.Last.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("grid-worker=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(WorkerHost.Worker + ";", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_outside_the_organisation_is_told_so()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        using var phone = await host.SignedInAsync(intake, "outsider");
        Assert.Equal((HttpStatusCode.Forbidden, true), (phone.Status, phone.Html.Contains("不在本单位的企业微信通讯录里", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_wecom_the_page_says_so()
    {
        await using var host = await WorkerHost.StartAsync(withWeCom: false);
        var intake = await host.ReportAsync();
        using var phone = host.Phone();
        await phone.GetAsync("/w/" + host.Token(intake));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (phone.Status, phone.Html.Contains("企业微信还没接好", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_door_below_w_states_that_it_is_the_grid_workers()
    {
        await using var host = await WorkerHost.StartAsync();
        var doors = host.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("w/", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, doors.Count);
        Assert.All(doors, d => Assert.Equal(Access.GridWorker, d.Metadata.GetMetadata<AccessStatement>()?.Who));
    }
}
