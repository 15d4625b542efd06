using Bot.Dialogs;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.Dialogs;

/// <summary>The corpus of chat messages, held against the thresholds of taking messages apart.</summary>
public sealed class TwoMattersMeasuredTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(DemoGrids.RepositoryRoot, "corpus");

    [Fact]
    public void Few_messages_about_one_matter_are_taken_apart_and_some_about_two_are()
    {
        var single = Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories).SelectMany(Lines)
            .Where(l => l.Length == 3 && l[0] is "complaint" or "request").Select(l => l[2]).ToList();
        var two = Lines(Path.Combine(Folder, "hand-1", "two-things.txt")).Select(l => l[1].Replace("//", "", StringComparison.Ordinal)).ToList();
        var (apart, hits) = (single.Where(IsTakenApart).ToList(), two.Count(IsTakenApart));
        output.WriteLine($"{apart.Count} of {single.Count} about one matter, {hits} of {two.Count} about two");
        apart.ForEach(output.WriteLine);
        Assert.True(single.Count > 1_500 && two.Count > 50);
        Assert.InRange(apart.Count, 0, single.Count / 100);
        Assert.InRange(hits, 10, two.Count);
    }

    private static bool IsTakenApart(string words) => Bot.Dialogs.Reporting.TwoMatters.In(words, new FakeGuide()) is not null;

    private static IEnumerable<string[]> Lines(string file) => File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries));
}
