using System.Text.Json.Nodes;
using Bot.Benchmarks.Servers;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.Profiles;

/// <summary>The verbs of profiles and grids, and a start on a wrong profile, as an operator meets them.</summary>
public sealed class ProfileVerbsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-profile-verbs-");

    [Fact]
    public async Task Check_profile_tells_the_place_and_the_way_that_was_asked_for()
    {
        var (code, output, error) = await RunAsync("jiangsu", "check-profile", Shipped.FileOf("jiangsu"), "--item", "fire-hazard", "--urgent", "--confidential", "--at", "2026-11-23T09:00");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("【鼓楼区】", output, StringComparison.Ordinal);
        Assert.Contains("一件事怎么走：消防隐患，紧急，保密，11月23日（周一）09:00提交", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--item: \"nois\" is none of sanitation, ", "--item", "nois")]
    [InlineData("--at: \"tomorrow\" is no time like 2026-11-23T09:00.", "--at", "tomorrow")]
    public async Task What_it_cannot_answer_is_refused_with_the_reason(string said, params string[] options)
    {
        var (code, _, error) = await RunAsync("xigang", ["check-profile", Shipped.FileOf("xigang"), .. options]);
        Assert.Equal(1, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workingHours", "[]", "workingHours is empty.")]
    [InlineData("items", """{"entries":[{"code":"street-lihgt"}]}""", "items.entries \"street-lihgt\" is no service item")]
    [InlineData("requests", """{"privateItems":["noice"]}""", "requests.privateItems \"noice\" is no service item")]
    [InlineData("reports", """[{"name":"日报","every":"day","kind":"figures","items":["noice"]}]""", "reports \"日报\" items \"noice\" is no service item")]
    public async Task A_wrong_profile_stops_the_start_with_file_path_and_reason(string member, string value, string said)
    {
        var wrong = JsonNode.Parse(await File.ReadAllTextAsync(Shipped.FileOf("xigang")))!.AsObject();
        wrong[member] = JsonNode.Parse(value);
        var file = Write("wrong.json", wrong.ToJsonString());
        var account = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["WeChat:Mp:AppId"] = "wx0000000000000000",
            ["WeChat:Mp:AppSecret"] = "demo",
            ["WeChat:Mp:Token"] = "demo",
            ["WeChat:Mp:EncodingAESKey"] = new string('a', 43),
        };
        var (code, _, error) = await RunAsync(file, account);
        Assert.Equal(2, code);
        Assert.StartsWith($"{file}: {said}", error.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_prints_the_places_doubts_takes_the_grids_all_the_same_and_keeps_what_it_changes()
    {
        var file = Write("grids.geojson", GridFile(households: 320, area: "演示路以西"));
        var (code, output, error) = await RunAsync("fumeng", "import-grids", file);
        Assert.Equal((0, "1 grids imported, 2 warnings."), (code, output.Trim()));
        Assert.Contains("warning: feature 1, households: 320 is outside 100 to 200 (实施方案) [210921001001001]", error, StringComparison.Ordinal);
        Assert.Contains("warning: feature 1, members[0].photo: missing, the notice board shows one", error, StringComparison.Ordinal);
        Assert.Equal((0, "没有调整过。"), await HistoryAsync("210921001001001"));

        await RunAsync("fumeng", "import-grids", file);
        Assert.Equal((0, "没有调整过。"), await HistoryAsync("210921001001001"));
        await RunAsync("fumeng", "import-grids", Write("grids.geojson", GridFile(households: 150, area: "演示路以东")));
        var (_, history) = await HistoryAsync("210921001001001");
        Assert.EndsWith("范围：演示路以西 → 演示路以东", history, StringComparison.Ordinal);
        Assert.Equal(1, (await HistoryAsync("nowhere")).Code);
    }

    [Fact]
    public async Task The_schema_is_written_as_it_is_shipped()
    {
        var (code, output, _) = await RunAsync("xigang", "profile-schema");
        Assert.Equal(0, code);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Shipped.Folder, "profile.schema.json")), output);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string GridFile(int households, string area) => $$"""
        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{
        "code":"210921001001001","name":"演示社区第1网格","kind":"basic","parent":"210921001001","area":"{{area}}","households":{{households}},
        "members":[{"role":"四级网格员","name":"演示甲","phone":"13800000001","userid":"d1"},{"role":"三级网格员","name":"演示乙","phone":"13800000002","userid":"c1","photo":"/p/1.jpg"},
        {"role":"二级网格员","name":"演示丙","phone":"13800000003","userid":"b1","photo":"/p/2.jpg"},{"role":"一级网格员","name":"演示丁","phone":"13800000004","userid":"a1","photo":"/p/3.jpg"}] } } ] }
        """;

    private async Task<(int Code, string Output)> HistoryAsync(string grid)
    {
        var (code, output, _) = await RunAsync("fumeng", "grid-history", grid);
        return (code, output.Trim());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string profile, params string[] args) => RunAsync(Shipped.FileOf(profile), [], args);

    private async Task<(int Code, string Output, string Error)> RunAsync(string profile, Dictionary<string, string?> settings, params string[] args)
    {
        settings["Bot:Profile"] = profile;
        settings["Bot:DataDirectory"] = Path.Combine(_folder.FullName, "data");
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";
        using var process = BotProcess.Start(_folder.FullName, settings, args);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
