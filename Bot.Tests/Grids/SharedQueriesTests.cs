using System.Text.Json;
using Bot.Data.Grids;
using Xunit;

namespace Bot.Tests.Grids;

/// <summary>Measures the directory by questions with known answers, where the shared data stands beside the repository.</summary>
public sealed class SharedQueriesTests
{
    private const double LeastTextShare = 0.97;

    [Fact]
    public void Every_shared_point_and_nearly_every_clean_text_finds_its_grid()
    {
        if (SharedFolder() is not { } folder)
        {
            Assert.Skip("The shared data (../shared/data/grids) is not beside the repository; PlaceIndexTests and DemoGridsTests hold the same laws.");
            return;
        }

        using var file = File.OpenRead(Path.Combine(folder, "xigang.geojson"));
        var directory = GridDirectory.Build(GridImport.Read(file).Grids, DemoGrids.Today, []);
        var (texts, right) = (0, 0);
        foreach (var line in File.ReadLines(Path.Combine(folder, "xigang.queries.jsonl")))
        {
            using var query = JsonDocument.Parse(line);
            var grid = query.RootElement.GetProperty("grid").GetString();
            if (query.RootElement.TryGetProperty("lon", out var lon))
            {
                var point = GeoPoint.Of(lon.GetDouble(), query.RootElement.GetProperty("lat").GetDouble());
                Assert.Equal(grid, directory.At(point)?.Code);
            }
            else if (!query.RootElement.TryGetProperty("typo", out _))
            {
                texts++;
                var found = directory.FindPlaces(query.RootElement.GetProperty("text").GetString()!);
                right += found.Count > 0 && string.Equals(found[0].GridCode, grid, StringComparison.Ordinal) ? 1 : 0;
            }
        }

        Assert.True(texts > 0 && right >= LeastTextShare * texts, $"{right} of {texts} clean texts found their grid first");
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
