using System.Net;
using System.Text.Json;
using Bot.Api.Handling;
using Bot.Api.Hosting;
using Bot.Api.Hosting.Places;
using Bot.Data.Intakes;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Groups;
using Bot.Tests.Road;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Hosting.Places;

/// <summary>Three official accounts on one running bot: the root, a place by path, a place by host. Nothing crosses.</summary>
public sealed class PlacesJourneyTests : IAsyncLifetime
{
    private Towns _towns = null!;

    public async ValueTask InitializeAsync() => _towns = await Towns.StartAsync();

    public ValueTask DisposeAsync() => _towns.DisposeAsync();

    [Fact]
    public async Task One_person_reports_in_every_account_and_nothing_crosses()
    {
        var said = _towns.All.ToDictionary(t => t, t => $"路口的路灯坏了好几天，{t.Settings.PublicBaseUrl}，晚上看不见");
        var numbers = new Dictionary<Town, string>();
        foreach (var town in _towns.All)
        {
            Assert.True(await town.Platform.VerifyAsync());
            numbers[town] = await town.ReportAsync(said[town]);
        }

        // Each counts for itself: the same number is three different matters.
        Assert.Single(numbers.Values.Distinct(StringComparer.Ordinal));
        var keys = new List<string>();
        foreach (var town in _towns.All)
        {
            var card = await town.CardAsync(numbers[town]);
            Assert.Contains(said[town][..15], card.AllText, StringComparison.Ordinal);
            Assert.StartsWith(town.Settings.PublicBaseUrl + "/w/", Link(card), StringComparison.Ordinal);
            Assert.Single(town.Group().Messages);

            await town.GridPlatform.MustAsync(numbers[town], "accept");
            await town.GridPlatform.MustAsync(numbers[town], "resolve", $"换了灯泡 {town.Settings.PublicBaseUrl}");
            Assert.Contains(town.Settings.PublicBaseUrl, (await town.Resident.WaitForPushAsync("满意吗", RoadFixture.Patience)).Text, StringComparison.Ordinal);

            var events = await town.GridPlatform.ReadEventsAsync();
            Assert.Equal(["submitted", "accepted", "resolved"], events.Select(e => e.GetProperty("type").GetString()!.Split('.')[3]));
            Assert.All(events, e => Assert.Equal("/bot/" + Path.GetFileNameWithoutExtension(town.Profile), e.GetProperty("source").GetString()));
            Assert.Equal(said[town], events[0].GetProperty("data").GetProperty("text").GetString());

            await using var db = town.OpenDatabase();
            var intake = await db.Intakes.SingleAsync();
            Assert.Equal(said[town], intake.Text);
            keys.Add(intake.Resident!);
        }

        // Not even the stand-in for one openid is the same.
        Assert.Equal(_towns.All.Count, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_is_half_said_in_one_account_is_unknown_to_the_others()
    {
        Assert.Contains("在哪里", await _towns.East.Resident.SayAsync("楼道里的垃圾好几天没人清"), StringComparison.Ordinal);
        Assert.DoesNotContain("垃圾", await _towns.West.Resident.SayAsync("确认"), StringComparison.Ordinal);
        Assert.DoesNotContain("垃圾", await _towns.Root.Resident.SayAsync("半阁村2组"), StringComparison.Ordinal);
        Assert.Contains("垃圾", await _towns.East.Resident.SayAsync("半阁村2组"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_one_place_opens_no_other()
    {
        foreach (var holder in _towns.All)
        {
            foreach (var town in _towns.All)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/grid/events", UriKind.Relative));
                request.Headers.Add("X-Api-Key", holder.Platform.Settings.DemoApiKey);
                using var http = new HttpClient { BaseAddress = new Uri(town.Address.AbsoluteUri.TrimEnd('/') + "/") };
                request.Headers.Host = town.Host;
                using var answer = await http.SendAsync(request);
                Assert.Equal(holder == town ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task A_callback_signed_for_one_account_is_403_at_every_other()
    {
        foreach (var sender in _towns.All)
        {
            foreach (var receiver in _towns.All.Where(t => t != sender))
            {
                foreach (var mode in Enum.GetValues<CallbackMode>())
                {
                    using var road = receiver.Road(_towns.Address);
                    sender.Platform.ConnectTo(_towns.Address, road);
                    sender.Resident.Mode = mode;
                    var answers = await sender.Resident.SayRepeatedlyAsync("我的网格员", times: 1);
                    Assert.Equal(StatusCodes.Status403Forbidden, answers[0].Status);
                    Assert.False(await sender.Platform.VerifyAsync());
                }
            }
        }
    }

    [Fact]
    public async Task A_link_opens_its_own_place_only_and_its_page_works_below_the_path()
    {
        // One phone, one jar of cookies: root and east share the host, so each must leave the other's alone.
        using var phone = new Browser(DemoPoints.Grids.Single(g => g.Name == Town.Grid).Members.First(m => m.UserId is not null).UserId!);
        var links = new Dictionary<Town, Uri>();
        foreach (var town in _towns.All)
        {
            await town.Resident.SendImageAsync(DemoMedia.Png(48));
            var number = await town.ReportAsync("公园的椅子断了 " + town.Settings.PublicBaseUrl);
            await UntilAsync(town, db => db.Attachments.AnyAsync(a => a.State == AttachmentState.Stored));
            links[town] = new Uri(Link(await town.CardAsync(number)));
        }

        foreach (var town in _towns.All)
        {
            await phone.OpenAsync(links[town]);
            Assert.Equal(HttpStatusCode.OK, phone.Status);
            Assert.Contains("公园的椅子断了 " + town.Settings.PublicBaseUrl, WebUtility.HtmlDecode(phone.Html), StringComparison.Ordinal);
            Assert.NotEmpty(phone.Parts());
            foreach (var part in phone.Parts())
            {
                Assert.StartsWith(town.Settings.PublicBaseUrl, part.AbsoluteUri, StringComparison.Ordinal);
                Assert.Equal(HttpStatusCode.OK, (await phone.FetchAsync(part)).Status);
            }

            foreach (var other in _towns.All.Where(t => t != town))
            {
                var token = links[town].Segments[^1];
                Assert.Equal(HttpStatusCode.NotFound, (await phone.FetchAsync(new Uri(other.Settings.PublicBaseUrl + "/w/" + token))).Status);
                var photo = phone.Parts().Single(p => p.AbsolutePath.Contains("/media/", StringComparison.Ordinal));
                var elsewhere = other.Settings.PublicBaseUrl + photo.AbsoluteUri[town.Settings.PublicBaseUrl.Length..];
                Assert.Equal(HttpStatusCode.NotFound, (await phone.FetchAsync(new Uri(elsewhere))).Status);
            }

            // The one without a prefix was opened before: its cookies lie at / and come along.
            await phone.SendAsync("/accept");
            Assert.Equal(HttpStatusCode.OK, phone.Status);
            await using var db = town.OpenDatabase();
            Assert.Equal(IntakeStatus.Accepted, (await db.Intakes.SingleAsync()).Status);
        }

        // Still signed in everywhere, with as many sessions as places.
        foreach (var town in _towns.All)
        {
            Assert.Equal(HttpStatusCode.OK, (await phone.FetchAsync(links[town])).Status);
            var files = Directory.EnumerateFiles(town.Settings.DataDirectory, "*", SearchOption.AllDirectories)
                .Where(f => f.Contains($"{Path.DirectorySeparatorChar}media{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
            Assert.Equal(town == _towns.Root ? _towns.All.Count : 1, files.Count());
        }

        await phone.OpenAsync(new Uri(_towns.East.Settings.PublicBaseUrl + "/w/forged"));
        Assert.Equal(HttpStatusCode.NotFound, phone.Status);
        Assert.All(phone.Parts(), p => Assert.StartsWith("/east/", p.AbsolutePath, StringComparison.Ordinal));
        Assert.NotEmpty(phone.Parts());
    }

    [Fact]
    public async Task One_connection_serves_all_by_turns_and_mixes_nothing()
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });
        for (var i = 0; i < 30; i++)
        {
            var town = _towns.All[i % _towns.All.Count];
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(town.Address.AbsoluteUri.TrimEnd('/') + "/api/grid/events"));
            request.Headers.Host = town.Host;
            request.Headers.Add("X-Api-Key", town.Platform.Settings.DemoApiKey);
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_wire_is_the_same_below_a_path_limits_ranges_and_errors_included()
    {
        using var http = new HttpClient();
        var east = _towns.East.Settings.PublicBaseUrl;
        using var large = await http.PostAsync(new Uri(east + "/wechat/mp?signature=x&timestamp=1&nonce=2"), new ByteArrayContent(new byte[(64 * 1024) + 1]));
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);

        using var part = new HttpRequestMessage(HttpMethod.Get, new Uri(east + "/handling/worker.css"));
        part.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(0, 9);
        using var range = await http.SendAsync(part);
        Assert.Equal((HttpStatusCode.PartialContent, 10L), (range.StatusCode, range.Content.Headers.ContentLength));
        Assert.Contains("default-src 'self'", range.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var nowhere = await http.GetAsync(new Uri(east + "/api/nowhere"));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Equal("urn:grid-bot:problem:not-found", JsonDocument.Parse(await nowhere.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString());

        Assert.Equal(await http.GetStringAsync(_towns.Address), await http.GetStringAsync(new Uri(east)));
        foreach (var stranger in (string[])["/eastern/health/live", "/EAST/health/live", "/west/health/live", "//east/health/live"])
        {
            using var answer = await http.GetAsync(new Uri(_towns.Address.GetLeftPart(UriPartial.Authority) + stranger));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Ready_speaks_of_every_place_and_a_place_of_itself()
    {
        using var http = new HttpClient();
        Assert.Equal("root ready\neast ready\nwest ready", await http.GetStringAsync(new Uri(_towns.Address, "/health/ready")));
        Assert.Equal("live", await http.GetStringAsync(new Uri(_towns.Address, "/health/live")));
        Assert.Equal("ready", await http.GetStringAsync(new Uri(_towns.Address, "/east/health/ready")));

        var file = _towns.West.DatabaseFile;
        Directory.Move(Path.GetDirectoryName(file)!, Path.GetDirectoryName(file) + "-away");
        using var missing = await http.GetAsync(new Uri(_towns.Address, "/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, missing.StatusCode);
        Assert.Equal("root ready\neast ready\nwest database", await missing.Content.ReadAsStringAsync());
        Assert.Equal("ready", await http.GetStringAsync(new Uri(_towns.Address, "/east/health/ready")));
        Directory.Move(Path.GetDirectoryName(file) + "-away", Path.GetDirectoryName(file)!);
    }

    [Fact]
    public void Every_route_of_every_place_says_who_may_enter()
    {
        foreach (var (name, bot) in _towns.Bot.Services.GetRequiredService<RunningPlaces>().All)
        {
            var routes = ((IEndpointRouteBuilder)bot).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();
            Assert.NotEmpty(routes);
            Assert.All(routes, r => Assert.True(r.Metadata.GetOrderedMetadata<AccessStatement>().Count == 1, $"{name}: {r.DisplayName}"));
        }
    }

    [Fact]
    public void Places_share_the_count_of_a_robots_minute_and_nothing_else_that_remembers()
    {
        Assert.Single(Each<Bot.Api.GroupNotification.RobotLimiter>());
        Assert.Equal(3, Each<BotSettings>().Count);
        Assert.Equal(3, Each<WorkerLinks>().Count);
        Assert.Equal(3, Each<Bot.Api.Handling.Photos.MediaStore>().Count);
        Assert.Equal(3, Each<Bot.Api.Conversations.ResidentContexts>().Count);
        Assert.Equal(3, Each<Bot.Data.Storage.GroupCommit>().Count);
        Assert.Equal(3, Each<Bot.Data.People.PersonalData>().Count);
        Assert.Equal(3, Each<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>().Count);
    }

    private HashSet<T> Each<T>()
        where T : notnull => [.. _towns.All.Select(t => t.Bot.Services.GetRequiredService<T>())];

    private static string Link(GroupMessage card) => card.Links.First(l => l.Url.Contains("/w/", StringComparison.Ordinal)).Url;

    private static async Task UntilAsync(Town town, Func<Bot.Data.Storage.BotDbContext, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            await using var db = town.OpenDatabase();
            if (await holds(db))
            {
                return;
            }
        }
        while (await pace.WaitForNextTickAsync(patience.Token));
    }
}
