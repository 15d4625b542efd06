using System.Text.Json;
using Bot.Benchmarks.Grids;
using Bot.Data.Grids;
using Xunit;

namespace Bot.Tests.Grids;

/// <summary>Measures the directory by questions with known answers, where the shared data stands beside the repository.</summary>
public sealed class SharedQueriesTests
{
    private const double LeastCleanShare = 0.99;
    private const double LeastMisspeltShare = 0.95;

    [Fact]
    public void Every_shared_point_and_nearly_every_text_finds_its_grid_and_no_wrong_one_is_certain()
    {
        if (SharedFolder() is not { } folder)
        {
            Assert.Skip("The shared data (../shared/data/grids) is not beside the repository; PlaceIndexTests, MisspeltPlacesTests and DemoGridsTests hold the same laws.");
            return;
        }

        using var file = File.OpenRead(Path.Combine(folder, "xigang.geojson"));
        var directory = GridDirectory.Build(GridImport.Read(file).Grids, DemoGrids.Today, []);
        List<PlaceQuery> clean = [], misspelt = [];
        foreach (var line in File.ReadLines(Path.Combine(folder, "xigang.queries.jsonl")))
        {
            using var query = JsonDocument.Parse(line);
            var grid = query.RootElement.GetProperty("grid").GetString()!;
            if (query.RootElement.TryGetProperty("lon", out var lon))
            {
                var point = GeoPoint.Of(lon.GetDouble(), query.RootElement.GetProperty("lat").GetDouble());
                Assert.Equal(grid, directory.At(point)?.Code);
                continue;
            }

            var isMisspelt = query.RootElement.TryGetProperty("typo", out _);
            (isMisspelt ? misspelt : clean).Add(new PlaceQuery(query.RootElement.GetProperty("text").GetString()!, new HashSet<string> { grid }, PlaceMistake.None));
        }

        Check(PlaceAccuracy.Of(directory.FindPlaces, clean), LeastCleanShare);
        Check(PlaceAccuracy.Of(directory.FindPlaces, misspelt), LeastMisspeltShare);
    }

    private static void Check(PlaceAccuracy accuracy, double least)
    {
        Assert.True(accuracy.Asked > 0 && accuracy.RightShare >= least, $"{accuracy}");
        Assert.Equal(0, accuracy.CertainAndWrong);
    }

    private static string? SharedFolder()
    {
        for (var above = new DirectoryInfo(DemoGrids.RepositoryRoot).Parent; above is not null; above = above.Parent)
        {
            var folder = Path.Combine(above.FullName, "shared", "data", "grids");
            if (File.Exists(Path.Combine(folder, "xigang.queries.jsonl")))
            {
                return folder;
            }
        }

        return null;
    }
}
