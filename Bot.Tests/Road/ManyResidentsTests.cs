using System.Text.Json;
using Bot.Data.Deliveries;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Grids;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Road;

/// <summary>Many residents at once, each in their own words, each from the first word to the rating.</summary>
public sealed class ManyResidentsTests(RoadFixture road)
{
    private const int RealMessages = 300;
    private const int OwnMessages = 100;
    private const int AtOnce = 8;

    [Fact]
    public async Task Real_messages_each_become_one_intake_in_the_right_grid_and_are_rated()
    {
        var file = Path.Combine(DemoGrids.RepositoryRoot, "..", "shared", "data", "messages", "items.train.jsonl");
        Assert.SkipUnless(File.Exists(file), "The folder with real residents' messages is not beside this checkout.");
        await WalkAllAsync([.. File.ReadLines(file).Take(RealMessages).Select(RealWords)]);
    }

    [Fact]
    public async Task Our_own_examples_each_become_one_intake_in_the_right_grid_and_are_rated()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(DemoGrids.RepositoryRoot, "Bot.Tests", "Road", "own-messages.txt"));
        Assert.True(lines.Length >= OwnMessages);
        await WalkAllAsync(lines);
    }

    private static string RealWords(string line)
    {
        using var row = JsonDocument.Parse(line);
        return $"{row.RootElement.GetProperty("title").GetString()}\n{row.RootElement.GetProperty("detail").GetString()}".Trim();
    }

    private async Task WalkAllAsync(IReadOnlyList<string> messages)
    {
        var journeys = messages.Select((words, i) => new Journey(road.NewResident(), words, DemoPoints.Grids[i % DemoPoints.Grids.Count])).ToList();
        await Parallel.ForEachAsync(journeys, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (journey, _) => await journey.SubmitAsync());
        Assert.Equal(journeys.Count, journeys.Select(j => j.Number).Distinct(StringComparer.Ordinal).Count());

        await Parallel.ForEachAsync(journeys, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (journey, _) => await HandleAsync(journey));
        await AssertWholeAsync(journeys);
    }

    private async Task HandleAsync(Journey journey)
    {
        await road.GridPlatform.MustAsync(journey.Number, "accept");
        await road.GridPlatform.MustAsync(journey.Number, "resolve", "已经办好");
        await road.SettledAsync(journey.Number);
        Assert.Contains("谢谢", await journey.Resident.SayAsync("1"), StringComparison.Ordinal);
    }

    private async Task AssertWholeAsync(List<Journey> journeys)
    {
        var ids = journeys.ConvertAll(j => IntakeNumber.TryParse(j.Number, out var number) ? number.Id : 0);
        await road.UntilAsync(async db => await db.Intakes.CountAsync(i => ids.Contains(i.Id) && i.Status == IntakeStatus.Closed) == ids.Count);
        await road.UntilAsync(async db => !await db.Deliveries.AnyAsync(d => ids.Contains(d.IntakeId) && d.State != DeliveryState.Sent));
        await using var db = road.OpenDatabase();
        foreach (var (journey, id) in journeys.Zip(ids))
        {
            var intake = await db.Intakes.SingleAsync(i => i.Id == id);
            Assert.Equal(journey.Grid.Code, intake.GridCode);
            Assert.Equal(journey.Words, intake.Text.Trim());
            Assert.Equal(1, await db.Intakes.CountAsync(i => i.Resident == intake.Resident));
        }
    }

    /// <summary>One resident with one thing to say, at one place.</summary>
    private sealed class Journey(SimulatedResident resident, string words, Grid grid)
    {
        public SimulatedResident Resident => resident;

        public string Words => words;

        public Grid Grid => grid;

        public string Number { get; private set; } = "";

        public async Task SubmitAsync()
        {
            var reply = await Resident.SayAsync(words) ?? "";
            if (reply.Contains("哪一种", StringComparison.Ordinal))
            {
                await Resident.SayAsync("1");
            }

            var (longitude, latitude) = Coordinates.FromWgs84(DemoPoints.In(grid), CoordinateSystem.Gcj02);
            await Resident.SendLocationAsync(longitude, latitude);
            reply = await Resident.SayAsync("确认") ?? "";
            var at = reply.IndexOf("WG-", StringComparison.Ordinal);
            Assert.True(at >= 0, $"Not submitted. The chat:\n{Resident.Transcript()}");
            Number = reply.Substring(at, 18);
        }
    }
}
