using System.Diagnostics;
using System.Text.RegularExpressions;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.Places;

/// <summary>The demo grids of every place: importable as they are, and nobody's.</summary>
public sealed partial class DemoFilesTests
{
    private const int MostBytes = 400 * 1024;

    public static TheoryData<string> Names => ["fumeng", "jiangsu", "taizhou", "xigang", "xixian"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_demo_grids_are_imported_without_a_refusal_or_a_warning(string name)
    {
        using var file = File.OpenRead(FileOf(name));
        var read = GridImport.Read(file);
        Assert.Empty(read.Refusals);
        Assert.Empty(read.Warnings);
        Assert.InRange(read.Grids.Count, 100, 200);
        Assert.All(read.Grids, grid => Assert.NotNull(grid.Border));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_demo_grids_are_as_their_places_profile_says(string name)
    {
        using var file = File.OpenRead(FileOf(name));
        var profile = ProfileFile.Read(Path.Combine(DemoGrids.RepositoryRoot, "profiles", name + ".json"));
        Assert.Empty(GridWarnings.Of(GridImport.Read(file).Grids, profile));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nobody_in_them_is_real_and_each_has_one_name_and_one_number(string name)
    {
        using var file = File.OpenRead(FileOf(name));
        var members = GridImport.Read(file).Grids.SelectMany(g => g.Members).ToList();
        Assert.All(members, m => Assert.StartsWith("演示", m.Name, StringComparison.Ordinal));
        Assert.All(members, m => Assert.Matches(DemoPhone(), m.Phone));
        Assert.All(members.GroupBy(m => m.UserId!), person => Assert.Single(person.Select(m => (m.Name, m.Phone)).Distinct()));
        Assert.Equal(members.Select(m => m.UserId).Distinct().Count(), members.Select(m => m.Phone).Distinct().Count());
        Assert.Contains("Demonstration data", File.ReadLines(FileOf(name)).First(), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(FileOf(name)).Length, 1, MostBytes);
    }

    [Fact]
    public async Task The_script_makes_the_same_files_again()
    {
        var divisions = Path.Combine(DemoGrids.RepositoryRoot, "..", "shared", "data", "divisions");
        Assert.SkipUnless(Directory.Exists(divisions), "../shared/data/divisions is not here; the files themselves are tested all the same.");
        var folder = Directory.CreateTempSubdirectory("grid-bot-grids-");
        File.Copy(Path.Combine(DemoGrids.RepositoryRoot, "demo", "grids.py"), Path.Combine(folder.FullName, "grids.py"));
        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(folder.FullName, "grids.py"), divisions]) { UseShellExecute = false })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await python.WaitForExitAsync(limit.Token);
        Assert.Equal(0, python.ExitCode);
        foreach (var made in folder.EnumerateFiles("*.geojson"))
        {
            Assert.Equal(await File.ReadAllTextAsync(FileOf(Path.GetFileNameWithoutExtension(made.Name))), await File.ReadAllTextAsync(made.FullName));
        }

        folder.Delete(recursive: true);
    }

    private static string FileOf(string name) => Path.Combine(DemoGrids.RepositoryRoot, "demo", name + ".geojson");

    [GeneratedRegex(@"\A1380000[0-9]{4}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex DemoPhone();
}
