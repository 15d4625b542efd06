using Bot.Benchmarks.Servers;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.Hosting;

/// <summary>The program as an operator starts it: a process of its own, with exit codes.</summary>
public sealed class VerbsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-verbs-");

    [Fact]
    public async Task Without_an_account_it_says_in_one_line_what_is_missing_and_exits_with_2()
    {
        var (code, _, error) = await RunAsync();
        Assert.Equal(2, code);
        Assert.Equal("Missing settings: WeChat:Mp:AppId, WeChat:Mp:AppSecret, WeChat:Mp:Token, WeChat:Mp:EncodingAESKey.", error.Trim());
    }

    [Fact]
    public async Task Grids_are_imported_located_and_imported_again_alike()
    {
        var grids = Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang.geojson");
        Assert.Equal(0, (await RunAsync("import-grids", grids)).Code);
        Assert.Equal(0, (await RunAsync("import-grids", grids)).Code);
        var point = Road.DemoPoints.In(Road.DemoPoints.Grids[3]);
        var questions = Write("q.jsonl", FormattableString.Invariant($$"""{"lon":{{point.Longitude}},"lat":{{point.Latitude}},"crs":"wgs84"}"""), """{"text":"半阁村2组老王家旁边"}""");
        Assert.Equal(0, (await RunAsync("locate", questions)).Code);
        var answers = await File.ReadAllTextAsync(questions + ".out.jsonl");
        Assert.Contains($"\"grid\":\"{Road.DemoPoints.Grids[3].Code}\"", answers, StringComparison.Ordinal);
        Assert.Contains("\"grid\":\"370481106226002\"", answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_file_is_refused_whole_with_its_place_and_reason()
    {
        var (code, _, error) = await RunAsync("import-grids", Write("bad.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"name":"x"}}]}"""));
        Assert.Equal(1, code);
        Assert.Contains("feature 1, code", error, StringComparison.Ordinal);
        var (staffCode, _, staffError) = await RunAsync("import-staff", Write("s.csv", "login,name,role,scope,phone", "li.si,演示李四,店小二,370481,12345"));
        Assert.Equal(1, staffCode);
        Assert.Contains("line 2: role", staffError, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("classify", Write("m.jsonl", "{"))).Code);
        Assert.Equal(1, (await RunAsync("check-profile", Write("p.json", "{}"))).Code);
    }

    [Fact]
    public async Task A_first_password_is_set_for_those_who_were_imported_and_for_nobody_else()
    {
        Assert.Equal(0, (await RunAsync("import-staff", Write("s.csv", "login,name,role,scope,phone", "li.si,演示李四,坐席,370481,12345", "wang,演示王五,部门,370481/城市管理,12345"))).Code);
        var (code, output, _) = await RunAsync("set-password", "li.si");
        Assert.Equal(0, code);
        Assert.Contains("must be changed", output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("set-password", "nobody")).Code);
        Assert.Equal(0, (await RunAsync("verify-audit")).Code);
    }

    [Theory]
    [InlineData("Every timeline is whole.", "verify-audit")]
    [InlineData("没有热点。", "hot-issues")]
    [InlineData("0 corrections.", "export-corrections", "--out")]
    public async Task A_database_that_nobody_made_yet_is_an_empty_one(string said, params string[] verb)
    {
        var (code, output, error) = await RunAsync(verb[^1] == "--out" ? [.. verb, Path.Combine(_folder.FullName, "out.jsonl")] : verb);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_classified_beside_the_lines()
    {
        var file = Write("m.jsonl", """{"text":"楼下路灯坏了三天了","item":"municipal-facility"}""", """{"title":"楼上装修太吵","detail":"天天从早到晚"}""");
        var (code, output, _) = await RunAsync("classify", file);
        Assert.Equal(0, code);
        Assert.Contains("item: accuracy 1.000", output, StringComparison.Ordinal);
        Assert.Contains("\"predicted\":{\"item\":\"noise\"", await File.ReadAllTextAsync(file + ".out.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_openapi_document_names_the_doors()
    {
        var (code, output, _) = await RunAsync("openapi");
        Assert.Equal(0, code);
        Assert.Contains("/api/grid/intakes/{number}/actions", output, StringComparison.Ordinal);
        Assert.Contains("X-Api-Key", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bot:DataDirectory"] = Path.Combine(_folder.FullName, "data"),
            ["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(_folder.FullName, "bot.db")}",
        };
        using var process = BotProcess.Start(_folder.FullName, settings, args);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
