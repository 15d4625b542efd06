using Bot.Api.Hosting;
using Bot.Api.Hosting.Places;
using Bot.Data.Storage;
using Bot.Tests.Grids;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Hosting.Places;

/// <summary>What a place has from the root, what it never has, and which settings are refused by name.</summary>
public sealed class PlaceSettingsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-place-settings-");
    private Towns _towns = null!;
    private Dictionary<string, string?> _settings = null!;

    public async ValueTask InitializeAsync()
    {
        _towns = await Towns.FoundAsync();
        _settings = _towns.Settings();
    }

    public async ValueTask DisposeAsync()
    {
        await _towns.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_place_has_the_surroundings_from_the_root_and_nothing_that_makes_a_place()
    {
        var root = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WeChat:ApiBaseUrl"] = "http://platform.example",
            ["WeChat:Mp:AppId"] = "wxroot",
            ["WeChat:MiniProgram:AppId"] = "wxmini",
            ["WeCom:ApiBaseUrl"] = "http://platform.example",
            ["WeCom:CorpId"] = "wwroot",
            ["Llm:Endpoint"] = "http://model.example",
            ["ConnectionStrings:Redis"] = "redis.example:6379",
            ["Bot:ApiKeys:platform"] = "root-key",
            ["Bot:DataDirectory"] = _folder.FullName,
            ["Bot:PublicBaseUrl"] = "https://grid.example.gov.cn",
            ["Bot:Profile"] = _towns.Root.Profile,
            ["Bot:Places:xigang:WeChat:Mp:AppId"] = "wxplace",
            ["Bot:Places:xigang:Bot:ApiKeys:platform"] = "place-key",
        }).Build();
        var place = Assert.Single(PlaceSettings.ReadAll(root));
        Assert.Equal(("wxplace", "http://platform.example", "http://model.example"), (place.Configuration["WeChat:Mp:AppId"], place.Configuration["WeChat:ApiBaseUrl"], place.Configuration["Llm:Endpoint"]));
        Assert.Equal("http://platform.example", place.Configuration["WeCom:ApiBaseUrl"]);
        Assert.Null(place.Configuration["WeCom:CorpId"]);
        Assert.Null(place.Configuration["WeChat:MiniProgram:AppId"]);
        Assert.Null(place.Settings.RedisConnection);
        Assert.Equal(["place-key"], place.Settings.ApiKeys.Values);

        // Left alone: the profile of its name, a folder and a database of its own, an address below the root's.
        Assert.Equal("xigang.json", Path.GetFileName(place.Settings.ProfilePath));
        Assert.Equal(Path.Combine(_folder.FullName, "places", "xigang"), place.Settings.DataDirectory);
        Assert.Equal($"Data Source={Path.Combine(_folder.FullName, "places", "xigang", "bot.db")}", place.Settings.ConnectionString);
        Assert.Equal("https://grid.example.gov.cn/xigang", place.Settings.PublicBaseUrl);
    }

    [Theory]
    [InlineData("east:ConnectionStrings:Bot", "*ConnectionStrings:Bot", "ConnectionStrings:Bot: the root and place east have the same")]
    [InlineData("west:Bot:DataDirectory", "*Bot:DataDirectory", "Bot:DataDirectory: the root and place west have the same")]
    [InlineData("west:WeChat:Mp:AppId", "*Bot:Places:east:WeChat:Mp:AppId", "WeChat:Mp:AppId: place east and place west have the same")]
    [InlineData("west:WeChat:Mp:Token", "*WeChat:Mp:Token", "WeChat:Mp:Token: the root and place west have the same")]
    [InlineData("west:WeChat:MiniProgram:AppId", "*WeChat:MiniProgram:AppId", "WeChat:MiniProgram:AppId: the root and place west have the same")]
    [InlineData("west:Bot:ApiKeys:theirs", "*Bot:ApiKeys:demo", "Bot:ApiKeys: the root and place west have the same")]
    [InlineData("west:Bot:Profile", "*Bot:Places:east:Bot:Profile", "Bot:Profile: place east and place west have the same")]
    [InlineData("west:Bot:PublicBaseUrl", "*Bot:PublicBaseUrl", "Bot:PublicBaseUrl: the root and place west have the same")]
    [InlineData("east:Bot:PublicBaseUrl", "https://grid.example.gov.cn/west", "Place east: Bot:PublicBaseUrl must be a host followed by /east and nothing more")]
    [InlineData("west:Bot:PublicBaseUrl", "https://west.example/west", "Place west: Bot:PublicBaseUrl must be a host without a path")]
    [InlineData("west:Bot:Profile", "nowhere", "Place west: Bot:Profile names \"nowhere\"")]
    [InlineData("west:WeChat:Mp:AppSecret", null, "Place west: Missing settings: WeChat:Mp:AppSecret.")]
    [InlineData("west:WeChat:Mp:EncodingAESKey", "short", "Place west: WeChat:Mp")]
    [InlineData("west:WeCom:Secret", null, "Place west: Settings are missing: WeCom:Secret.")]
    [InlineData("west:Hosts:1", "https://west.example", "Place west: Bot:Places:west:Hosts: \"https://west.example\" is not a name of a host")]
    [InlineData("west:Profile", "xigang", "Bot:Places:west:Profile is not known.")]
    [InlineData("west:Bot:Places:inner:Hosts:0", "inner.example", "Place west: Bot:Places:west:Bot:Places: a place has no places of its own")]
    [InlineData("West_1:Bot:Profile", "xigang", "\"West_1\" cannot be the name of a place")]
    [InlineData("lib:WeChat:Mp:AppId", "wxlib", "\"lib\" cannot be the name of a place, because /lib is a door of the root")]
    [InlineData("openapi:WeChat:Mp:AppId", "wxopenapi", "because /openapi is a door of the root")]
    [InlineData("desk:WeChat:Mp:AppId", "wxdesk", "because /desk is a door of the root")]
    public void What_would_mix_places_up_is_refused_by_name(string setting, string? value, string said)
    {
        _settings["Bot:Places:" + setting] = value is ['*', ..] ? _settings[value[1..]] : value;
        if (said.EndsWith("a door of the root", StringComparison.Ordinal))
        {
            _settings[$"Bot:Places:{setting.Split(':')[0]}:Bot:Profile"] = NewProfile();
        }

        var fault = Assert.Throws<SettingsException>(Create);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_settings["WeChat:Mp:Token"]!, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_settings["Bot:ApiKeys:demo"]!, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_host_is_one_place_and_hosts_may_stand_in_one_line()
    {
        _settings["Bot:Places:east:Hosts"] = "east.example, WEST.example";
        _settings["Bot:Places:east:Bot:PublicBaseUrl"] = "https://east.example";
        Assert.Equal("Hosts: place east and place west have the same; each needs its own.", Assert.Throws<SettingsException>(Create).Message);
    }

    [Fact]
    public void One_folder_under_two_names_is_one_folder()
    {
        var link = Path.Combine(_folder.FullName, "link");
        Directory.CreateSymbolicLink(link, _settings["Bot:DataDirectory"]!);
        _settings["Bot:Places:west:ConnectionStrings:Bot"] = $"Data Source={Path.Combine(link, "bot.db")};Pooling=False";
        Assert.Contains("ConnectionStrings:Bot: the root and place west", Assert.Throws<SettingsException>(Create).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db.example;Database=grid;Username=a;Password=secret", "Host=DB.example;Port=5432;Database=grid;Username=b;Password=secret", true)]
    [InlineData("Host=db.example;Database=grid;Username=a;Password=secret", "Host=db.example;Database=grid2;Username=a;Password=secret", false)]
    public void One_database_of_a_server_is_one_however_it_is_written(string east, string west, bool same)
    {
        _settings["Bot:Places:east:ConnectionStrings:Bot"] = east;
        _settings["Bot:Places:west:ConnectionStrings:Bot"] = west;
        var fault = Record.Exception(Create);
        Assert.Equal(same, fault is SettingsException);
        Assert.DoesNotContain("secret", fault?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_on_postgresql_leaves_no_place_on_a_file_by_accident()
    {
        _settings["ConnectionStrings:Bot"] = "Host=db.example;Database=grid";
        Assert.StartsWith("Place east: ConnectionStrings:Bot is missing", Assert.Throws<SettingsException>(Create).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redis.example:6379,password=secret", "redis.example:6379", true)]
    [InlineData("redis.example:6379", "redis.example:6379,defaultDatabase=1", false)]
    public void Two_places_never_share_the_streams_of_one_redis(string root, string west, bool refused)
    {
        _settings["ConnectionStrings:Redis"] = root;
        _settings["Bot:Places:west:ConnectionStrings:Redis"] = west;
        var fault = Record.Exception(Create);
        Assert.Equal(refused, fault is SettingsException);
        if (refused)
        {
            Assert.Contains("ConnectionStrings:Redis", fault!.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_group_robot_in_two_profiles_is_refused()
    {
        await File.WriteAllTextAsync(_towns.West.Profile, (await File.ReadAllTextAsync(_towns.West.Profile)).Replace("robot-west-desk", "robot-root-office", StringComparison.Ordinal));
        Assert.Equal("Group robot of the profile: the root and place west have the same; each needs its own.", Assert.Throws<SettingsException>(Create).Message);
    }

    [Fact]
    public async Task Without_places_nothing_stands_before_the_wire()
    {
        foreach (var key in _settings.Keys.Where(k => k.StartsWith("Bot:Places:", StringComparison.Ordinal)).ToList())
        {
            _settings.Remove(key);
        }

        await using var bot = Create();
        Assert.Null(bot.Services.GetService<RunningPlaces>());
        Assert.Equal("KestrelServerImpl", bot.Services.GetRequiredService<IServer>().GetType().Name);
    }

    [Fact]
    public async Task A_verb_works_on_the_place_it_names()
    {
        var grids = Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang.geojson");
        Assert.Equal(0, (await VerbAsync("import-grids", grids, "--place", "east")).Code);
        Assert.Equal(0, (await VerbAsync("--place", "east", "verify-audit")).Code);
        Assert.True(await HasGridsAsync(PlaceSettings.Find(Configuration(), "east").Settings.ConnectionString));
        Assert.False(File.Exists(Path.Combine(_settings["Bot:DataDirectory"]!, "bot.db")));
        Assert.Equal(0, (await VerbAsync("verify-audit")).Code);
        Assert.False(await HasGridsAsync(_settings["ConnectionStrings:Bot"]!));

        var (code, error) = await VerbAsync("import-grids", grids, "--place", "north");
        Assert.Equal((2, "There is no place \"north\" in Bot:Places; there is east, west."), (code, error.Trim()));
    }

    [Fact]
    public async Task The_openapi_document_needs_no_place()
    {
        Assert.Equal(0, (await VerbAsync("openapi")).Code);
        Assert.False(Directory.Exists(Path.Combine(_settings["Bot:DataDirectory"]!, "places")));
    }

    private static async Task<bool> HasGridsAsync(string connection)
    {
        await using var db = new BotDbContext(BotDatabase.Options(connection));
        return await db.Grids.AnyAsync();
    }

    private IConfigurationRoot Configuration() => new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();

    private Microsoft.AspNetCore.Builder.WebApplication Create() => BotHost.Create(["--environment", "Production", "--urls", _towns.Address.AbsoluteUri], _settings);

    /// <summary>A third place needs robots of its own to get as far as its name.</summary>
    private string NewProfile()
    {
        var file = Path.Combine(_folder.FullName, "third.json");
        File.WriteAllText(file, File.ReadAllText(_towns.West.Profile).Replace("robot-west", "robot-third", StringComparison.Ordinal));
        return file;
    }

    private async Task<(int Code, string Error)> VerbAsync(params string[] args)
    {
        using var process = Benchmarks.Servers.BotProcess.Start(_folder.FullName, _settings, args);
        _ = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await error);
    }
}
