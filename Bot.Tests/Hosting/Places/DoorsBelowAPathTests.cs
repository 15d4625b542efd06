using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Groups;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Hosting.Places;

/// <summary>
/// Every door of a place below a path, walked over HTTP by somebody who follows all links: no address, form, redirect or cookie leads
/// out of the place, and what is told in one is not there in another.
/// </summary>
public sealed class DoorsBelowAPathTests(DoorsBelowAPathTests.OneProcess process) : IClassFixture<DoorsBelowAPathTests.OneProcess>
{
    private const string Password = "灯亮了 2026 年的一句话";
    private const string RootWords = "南门的路灯一闪一闪坏了两天";
    private const string EastWords = "北门的路灯坏了三天晚上看不见";

    private Towns Towns => process.Towns;

    [Fact]
    public async Task A_workers_card_signs_in_shows_and_moves_below_the_path()
    {
        foreach (var town in Towns.All)
        {
            using var phone = new Wanderer(town) { UserId = DemoPoints.Grids.Single(g => g.Name == Town.Grid).Members.First(m => m.UserId is not null).UserId };
            var link = Link(await town.CardAsync(process.Open[town]));
            Assert.StartsWith(town.Settings.PublicBaseUrl + "/w/", link, StringComparison.Ordinal);
            await phone.OpenAsync(link);
            await phone.SendAsync("/accept");
            Assert.Equal(HttpStatusCode.OK, phone.Status);
            await phone.WanderAsync([link], Strangers(town));
            phone.Stayed(atLeast: 8);
            var session = phone.Cookies.GetAllCookies().Single(c => c.Name == "grid-worker");
            Assert.Equal(new Uri(town.Settings.PublicBaseUrl).AbsolutePath.TrimEnd('/') + "/w", session.Path);
            await AssertUnknownElsewhereAsync(town, session, "/w/" + new Uri(link).Segments[^1], HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_resident_signs_in_reports_adds_asks_and_rates_below_the_path()
    {
        foreach (var town in Towns.All)
        {
            // The link in the chat is where a resident comes from.
            var chat = town.Resident.Chat.Last(m => m.Text?.Contains("/my/intakes/", StringComparison.Ordinal) == true).Text!;
            var link = chat[chat.IndexOf("http", StringComparison.Ordinal)..].Split('\n', ' ', '）')[0];
            Assert.StartsWith(town.Settings.PublicBaseUrl + "/my/intakes/WG-", link, StringComparison.Ordinal);
            using var phone = new Wanderer(town) { OpenId = town.Resident.OpenId };
            await phone.OpenAsync(link);
            Assert.Equal((HttpStatusCode.OK, link), (phone.Status, phone.At.AbsoluteUri));

            await phone.OpenAsync("/my/report");
            await phone.SendAsync("name=\"text\"", ("text", "楼道里的垃圾好几天没人清"), ("place", Town.Grid), ("act", "look"));
            await phone.SendAsync("value=\"send\"", ("act", "send"));
            Assert.Matches("/my/intakes/WG-", phone.At.AbsolutePath);
            var number = phone.At.Segments[^1];
            await phone.SendAsync("value=\"supplement\"", ("act", "supplement"), ("text", "三单元那边也有"));
            Assert.Equal(HttpStatusCode.OK, phone.Status);
            await town.GridPlatform.MustAsync(number, "accept");
            await town.GridPlatform.MustAsync(number, "resolve", "垃圾清走了");
            await phone.OpenAsync("/my/intakes/" + number);
            await phone.SendAsync("name=\"score\"", ("act", "rate"), ("score", "5"));
            Assert.Equal(HttpStatusCode.OK, phone.Status);
            await UntilAsync(town, number, IntakeStatus.Closed);
            await phone.OpenAsync("/my/settings");
            await phone.SendAsync("name=\"large\"", ("large", "yes"));

            await phone.WanderAsync(["/my", "/my/ask?q=网格员是干什么的", $"/my/worker?q={Town.Grid}", "/my/notices", "/my/settings"], Strangers(town));
            phone.Stayed(atLeast: 30);
            var session = phone.Cookies.GetAllCookies().Single(c => c.Name == "resident");
            await AssertUnknownElsewhereAsync(town, session, "/my/intakes", HttpStatusCode.Redirect);
        }
    }

    [Fact]
    public async Task What_anybody_may_see_stays_below_the_path_the_feed_included()
    {
        foreach (var town in Towns.All)
        {
            using var reader = new Wanderer(town);
            await reader.OpenAsync("/public/cases");
            Assert.Contains(process.Closed[town], reader.Html, StringComparison.Ordinal);
            await reader.OpenAsync("/public/feed.atom");
            Assert.Contains($"{town.Settings.PublicBaseUrl}/public/cases/{process.Closed[town]}", reader.Html, StringComparison.Ordinal);
            await reader.WanderAsync(["/public", "/public/cases", $"/public/cases/{process.Closed[town]}", "/public/map", "/public/figures", "/public/items", "/public?q=半阁", "/public/feed.atom", "/public/grids.geojson"], Strangers(town));
            reader.Stayed(atLeast: 15);
        }
    }

    [Fact]
    public async Task The_desk_signs_in_moves_and_is_walked_through_below_the_path()
    {
        foreach (var town in Towns.All)
        {
            foreach (var role in (string[])[StaffRoles.Leader, StaffRoles.Administrator])
            {
                using var desk = new Wanderer(town);
                await desk.OpenAsync("/desk/inbox?f=all");
                Assert.EndsWith("/desk/sign-in", desk.At.AbsolutePath, StringComparison.Ordinal);
                await desk.SendAsync("name=\"password\"", ("login", role), ("password", Password));
                Assert.Equal("/desk/inbox?f=all", desk.At.PathAndQuery[new Uri(town.Settings.PublicBaseUrl).AbsolutePath.TrimEnd('/').Length..]);
                if (role == StaffRoles.Leader)
                {
                    await desk.OpenAsync("/desk/intakes/" + process.Desks[town]);
                    await desk.SendAsync("/move/accept");
                    await UntilAsync(town, process.Desks[town], IntakeStatus.Accepted);
                }

                await desk.WanderAsync(["/desk", "/desk/inbox", "/desk/intakes/" + process.Desks[town]], Strangers(town));
                desk.Stayed(atLeast: 40);
                var session = desk.Cookies.GetAllCookies().Single(c => c.Name == "grid-desk");
                await AssertUnknownElsewhereAsync(town, session, "/desk/inbox", HttpStatusCode.Redirect);
            }
        }
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public async Task An_Open311_client_finds_and_files_below_the_path(string format)
    {
        foreach (var town in Towns.All)
        {
            using var client = new Wanderer(town);
            await client.OpenAsync("/open311/v2/discovery." + format);
            Assert.Contains($"{town.Settings.PublicBaseUrl}/open311/v2/", client.Html, StringComparison.Ordinal);
            using var filing = new HttpRequestMessage(HttpMethod.Post, (Uri?)null)
            {
                Content = new FormUrlEncodedContent(
                [
                    new("api_key", town.Platform.Settings.DemoApiKey), new("service_code", "sanitation"), new("description", town.Name + "路边的垃圾没人收"), new("address_string", Town.Grid),
                ]),
            };
            await client.AskAsync(filing, "/open311/v2/requests." + format);
            Assert.True(client.Status == HttpStatusCode.OK, client.Html);
            await client.WanderAsync([$"/open311/v2/services.{format}", $"/open311/v2/requests.{format}", $"/open311/v2/requests.{format}?extensions=true", $"/open311/v2/services/sanitation.{format}"], Strangers(town));
            client.Stayed(atLeast: 6);
        }
    }

    [Fact]
    public async Task The_mini_program_signs_in_and_reports_below_the_path_and_its_token_is_good_there_only()
    {
        foreach (var town in Towns.All)
        {
            using var mini = new Wanderer(town);
            await mini.AskAsync(Json(new { code = town.Resident.MiniProgramCode() }), "/api/mini/login");
            var token = JsonDocument.Parse(mini.Html).RootElement.GetProperty("token").GetString()!;
            await LinkedAsync(mini, token);
            await mini.AskAsync(Json(new { text = "公园的长椅断了一条腿", place = new { gridCode = DemoPoints.Grids.Single(g => g.Name == Town.Grid).Code } }, token, "mini-0001"), "/api/mini/intakes");
            Assert.True(mini.Status == HttpStatusCode.Created, mini.Html);
            var number = JsonDocument.Parse(mini.Html).RootElement.GetProperty("number").GetString();
            foreach (var path in (string[])["/intakes", "/intakes/" + number, "/me", "/services", "/grids?q=" + Town.Grid, "/notices", "/me/export"])
            {
                await mini.AskAsync(Bearer(token), "/api/mini" + path);
                Assert.True(mini.Status == HttpStatusCode.OK, $"{path}: {mini.Status} {mini.Html}");
                Assert.DoesNotContain(Strangers(town), w => mini.Html.Contains(w, StringComparison.Ordinal));
            }

            mini.Stayed(atLeast: 9);
            foreach (var other in Towns.All.Where(t => t != town))
            {
                using var stranger = new Wanderer(other);
                await stranger.AskAsync(Bearer(token), "/api/mini/me");
                Assert.Equal(HttpStatusCode.Unauthorized, stranger.Status);
            }
        }
    }

    /// <summary>The same person as in the chat: found by unionid a moment later, and all rows move then.</summary>
    private static async Task LinkedAsync(Wanderer mini, string token)
    {
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            await mini.AskAsync(Bearer(token), "/api/mini/me");
        }
        while (!JsonDocument.Parse(mini.Html).RootElement.GetProperty("linked").GetBoolean() && await pace.WaitForNextTickAsync(patience.Token));
    }

    /// <summary>A browser would not even send it; somebody who carries it over by hand is a stranger too.</summary>
    private async Task AssertUnknownElsewhereAsync(Town town, Cookie session, string path, HttpStatusCode answer)
    {
        foreach (var other in Towns.All)
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
            using var request = new HttpRequestMessage(HttpMethod.Get, other.Address.AbsoluteUri.TrimEnd('/') + path);
            request.Headers.Host = other.Host is null ? null : $"{other.Host}:{Towns.Address.Port}";
            request.Headers.Add("Cookie", $"{session.Name}={session.Value}");
            using var got = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(other == town ? HttpStatusCode.OK : answer, got.StatusCode);
        }
    }

    private string[] Strangers(Town town) => town == Towns.East ? [RootWords] : [EastWords];

    private static HttpRequestMessage Json(object body, string? token = null, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }

    private static HttpRequestMessage Bearer(string token) =>
        new(HttpMethod.Get, (Uri?)null) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    private static string Link(GroupMessage card) => card.Links.First(l => l.Url.Contains("/w/", StringComparison.Ordinal)).Url;

    private static async Task UntilAsync(Town town, string number, IntakeStatus status)
    {
        Assert.True(IntakeNumber.TryParse(number, out var id));
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            await using var db = town.OpenDatabase();
            if (await db.Intakes.AnyAsync(i => i.Id == id.Id && i.Status == status, patience.Token))
            {
                return;
            }
        }
        while (await pace.WaitForNextTickAsync(patience.Token));
    }

    /// <summary>Three towns in one process, each with one matter closed, one open with a photo, and one for the desk.</summary>
    public sealed class OneProcess : IAsyncLifetime
    {
        internal Towns Towns { get; private set; } = null!;

        internal Dictionary<Town, string> Closed { get; } = [];

        internal Dictionary<Town, string> Open { get; } = [];

        internal Dictionary<Town, string> Desks { get; } = [];

        public async ValueTask InitializeAsync()
        {
            Towns = await Towns.StartAsync();
            foreach (var town in Towns.All)
            {
                await EnterStaffAsync(town);
                Closed[town] = await town.ReportAsync(town == Towns.East ? EastWords : RootWords);
                await town.GridPlatform.MustAsync(Closed[town], "accept");
                await town.GridPlatform.MustAsync(Closed[town], "resolve", "修好了，晚上去看过");
                await town.Resident.WaitForPushAsync("满意吗", RoadFixture.Patience);
                await town.Resident.SayAsync("评价 " + Closed[town]);
                await town.Resident.SayAsync("很满意");
                await UntilAsync(town, Closed[town], IntakeStatus.Closed);
                await town.Resident.SayAsync("报事");
                await town.Resident.SendImageAsync(DemoMedia.Png(48));
                Open[town] = await town.ReportAsync("公园的椅子断了");
                Desks[town] = await town.ReportAsync("路边的树枝压着电线了");
            }
        }

        public ValueTask DisposeAsync() => Towns.DisposeAsync();

        private static Task EnterStaffAsync(Town town)
        {
            var services = town.Bot.Services;
            var (hash, seal, now) = (services.GetRequiredService<Passwords>().Hash(Password), services.GetRequiredService<PersonalData>(), services.GetRequiredService<TimeProvider>().GetChinaNow());
            return services.GetRequiredService<GroupCommit>().Run(session =>
            {
                foreach (var role in (string[])[StaffRoles.Leader, StaffRoles.Administrator])
                {
                    session.Insert(new StaffMember { Login = role, Name = "演示" + role, Role = role, Scope = "370481", SealedPhone = seal.Seal("0632-0000000") });
                    StaffAccounts.SetFirst(session, role, hash, now, "(test)", mustChange: false);
                }
            });
        }
    }
}
