using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Simulator;

/// <summary>One simulator, several places: the real bot starts anew with each one's profile, grids and data.</summary>
public sealed class PlaceSwitchTests : IAsyncDisposable
{
    private readonly DirectoryInfo _profiles = CopiedProfiles.Write(("xigang", "西岗镇"), ("taizhou", "椒江区"), ("nowhere", "无处"));
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("grid-bot-places-");
    private HttpClient _page = new();
    private Demo? _demo;

    [Fact]
    public async Task Each_place_keeps_its_chats_and_its_data_and_knows_nothing_of_the_other()
    {
        await StartAsync();
        var resident = await FollowAsync();
        await resident.SayAsync("半阁村2组的路灯坏了三天了");
        var number = ToldNumber.In(await resident.SayAsync("确认"));

        await SwitchAsync("taizhou");
        var other = await FollowAsync();
        Assert.NotEqual(resident.OpenId, other.OpenId);
        Assert.DoesNotContain(number, await other.SayAsync("查进度 " + number), StringComparison.Ordinal);
        await other.SayAsync("我的网格员");
        Assert.Contains("横河社区第1网格", await other.SayAsync("横河社区1组"), StringComparison.Ordinal);
        Assert.Contains(_demo!.Platform.Groups, g => g.Key == "robot-taizhou-office" && g.Name.Contains("椒江区网格中心", StringComparison.Ordinal));
        Assert.Null(_demo.Platform.FindGroup("robot-xigang-office"));
        Assert.True(File.Exists(Path.Combine(_data.FullName, "places", "taizhou", "bot.db")));

        await SwitchAsync("xigang");
        Assert.Same(resident, _demo.Platform.FindResident(resident.OpenId));
        Assert.Contains(resident.Chat, m => m.Text.Contains(number, StringComparison.Ordinal));
        Assert.Contains(number, await resident.SayAsync("查进度"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_switches_every_request_is_answered_at_once()
    {
        await StartAsync();
        var resident = await FollowAsync();
        using var asked = await AskAsync("taizhou");
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal("taizhou", (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("switchingTo").GetString());
        using var said = await _page.PostAsJsonAsync($"/sim/residents/{resident.OpenId}/text", new { content = "帮助" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, said.StatusCode);
        Assert.Contains("正在切换", await said.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var again = await AskAsync("xigang");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, again.StatusCode);
        Assert.True((await _page.GetFromJsonAsync<JsonElement>("/sim/state")).TryGetProperty("residents", out _));
        await SwitchedAsync("taizhou");
        using var same = await AskAsync("taizhou");
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        using var unknown = await AskAsync("atlantis");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task While_the_first_place_is_being_set_up_another_can_only_be_waited_for()
    {
        var platform = $"http://127.0.0.1:{RoadFixture.FreePort()}";
        var starting = StartAsync(platform);
        using var early = new HttpClient { BaseAddress = new Uri(platform) };
        var answers = new List<HttpStatusCode>();
        while (!starting.IsCompleted)
        {
            try
            {
                using var asked = await early.PutAsJsonAsync("/sim/place", new { name = "taizhou" });
                answers.Add(asked.StatusCode);
                if (asked.StatusCode == HttpStatusCode.Accepted)
                {
                    break;
                }
            }
            catch (HttpRequestException)
            {
                // The page's own door is not open yet.
            }
        }

        await starting;
        Assert.Contains(HttpStatusCode.ServiceUnavailable, answers);
        Assert.All(answers.SkipLast(1), a => Assert.Equal(HttpStatusCode.ServiceUnavailable, a));
    }

    [Fact]
    public async Task A_place_that_cannot_be_shown_leads_back_to_the_one_before_with_the_reason()
    {
        await File.WriteAllTextAsync(Path.Combine(_profiles.FullName, "jiangsu.json"), """{"place":"鼓楼区"}""", TestContext.Current.CancellationToken);
        await StartAsync();
        var resident = await FollowAsync();
        using var asked = await AskAsync("jiangsu");
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var now = await SwitchedAsync("xigang");
        Assert.Contains("jiangsu.json", now.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.NotNull(await resident.SayAsync("帮助"));
    }

    [Fact]
    public void The_places_offered_are_the_profiles_that_have_grids_of_their_name()
    {
        var first = DemoPlace.Of(Path.Combine(_profiles.FullName, "taizhou.json"));
        Assert.EndsWith(Path.Combine("demo", "taizhou.geojson"), first.Grids, StringComparison.Ordinal);
        Assert.Equal(["西岗镇", "椒江区"], DemoPlace.Beside(first, null).Select(p => p.Title).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void The_command_line_names_a_place_by_its_profile()
    {
        var options = SimulatorOptions.Parse(["--profile", "jiangsu", "--profiles", _profiles.FullName]);
        Assert.Equal(("jiangsu", _profiles.FullName), (options.Profile, options.Profiles));
        Assert.Contains("--profiles", Assert.Throws<FormatException>(() => SimulatorOptions.Parse(["--profiles", "no-such-folder"])).Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _page.Dispose();
        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
        _profiles.Delete(recursive: true);
    }

    private async Task StartAsync(string platformUrl = "http://127.0.0.1:0")
    {
        var options = new SimulatorOptions
        {
            BotUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}",
            PlatformUrl = platformUrl,
            Data = _data.FullName,
            Profile = Path.Combine(_profiles.FullName, "xigang.json"),
        };
#pragma warning disable RS0030 // The demo runs on the real clock.
        _demo = await Demo.StartAsync(options, new PlatformSettings(), TimeProvider.System);
#pragma warning restore RS0030
        Assert.True(_demo.Verified);
        _page = new HttpClient { BaseAddress = _demo.Platform.Address };
    }

    private async Task<SimulatedResident> FollowAsync()
    {
        var resident = _demo!.Platform.Residents.OrderBy(r => r.OpenId, StringComparer.Ordinal).First();
        await resident.SubscribeAsync();
        return resident;
    }

    private Task<HttpResponseMessage> AskAsync(string place) => _page.PutAsJsonAsync("/sim/place", new { name = place });

    private async Task SwitchAsync(string place)
    {
        using var asked = await AskAsync(place);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var now = await SwitchedAsync(place);
        Assert.Equal(JsonValueKind.Null, now.GetProperty("problem").ValueKind);
        Assert.True(_demo!.Verified);
    }

    private async Task<JsonElement> SwitchedAsync(string place)
    {
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var now = await _page.GetFromJsonAsync<JsonElement>("/sim/place", patience.Token);
            if (now.GetProperty("switchingTo").ValueKind == JsonValueKind.Null)
            {
                Assert.Equal(place, now.GetProperty("current").GetString());
                return now;
            }

            await pace.WaitForNextTickAsync(patience.Token);
        }
    }
}
