using System.Net.Http.Headers;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.MiniProgram;

/// <summary>What the folder of the mini-program promises, each of its own tests counted as one.</summary>
public sealed class MiniProgramFolderTests(MiniProgramFolder folder, RoadFixture road) : IClassFixture<MiniProgramFolder>
{
    public static TheoryData<string, string> Written() => [.. MiniProgramFolder.Written()];

    [Theory]
    [MemberData(nameof(Written))]
    public async Task Its_own_tests_hold(string suite, string name)
    {
        var (results, output) = await folder.ResultsAsync();
        Assert.True(results.TryGetValue(name, out var held), $"{suite}: “{name}” was not run.\n{output}");
        Assert.True(held, $"{suite}: {MiniProgramFolder.Said(output, name)}");
    }

    [Fact]
    public async Task No_test_of_it_is_run_without_being_counted()
    {
        var (results, output) = await folder.ResultsAsync();
        Assert.True(results.Count > 0, output);
        Assert.Equal(MiniProgramFolder.Written().Select(t => t.Name).Order(StringComparer.Ordinal), results.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task It_is_typed_strictly() => MiniProgramFolder.MustAsync("npm", ["run", "--silent", "typecheck"]);

    [Fact]
    public Task It_keeps_its_style() => MiniProgramFolder.MustAsync("npm", ["run", "--silent", "lint"]);

    /// <summary>Whoever changes the API writes the types anew: npm run types -- openapi.json.</summary>
    [Fact]
    public async Task Its_types_are_those_of_the_bots_document()
    {
        var work = Directory.CreateTempSubdirectory("miniprogram-types-");
        try
        {
            var (document, types) = (Path.Combine(work.FullName, "openapi.json"), Path.Combine(work.FullName, "api.d.ts"));
            using var http = new HttpClient { BaseAddress = road.BotUrl };
            http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            await File.WriteAllBytesAsync(document, await http.GetByteArrayAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
            await MiniProgramFolder.MustAsync("node", ["scripts/types.mjs", document, types]);
            Assert.Equal(await File.ReadAllTextAsync(types), await File.ReadAllTextAsync(Path.Combine(MiniProgramFolder.Root, "types", "api.d.ts")));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>The mini-program's own code, from signing in to rating, against the running bot.</summary>
    [Fact]
    public async Task A_resident_goes_from_login_to_rating_over_the_wire()
    {
        var resident = road.NewResident(following: false);
        var output = await MiniProgramFolder.MustAsync("node", [".staged/tests/journey.js"], surroundings: new()
        {
            ["BOT_URL"] = road.BotUrl.GetLeftPart(UriPartial.Authority),
            ["LOGIN_CODES"] = string.Join(',', Enumerable.Range(0, 3).Select(_ => resident.MiniProgramCode())),
            ["GRID_KEY"] = road.GridPlatform.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single(),
        });
        Assert.Contains("from login to rating", output, StringComparison.Ordinal);
    }
}
