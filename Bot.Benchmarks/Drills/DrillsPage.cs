using System.Text;

namespace Bot.Benchmarks.Drills;

/// <summary>The results as a table, and their place in docs/drills.md.</summary>
internal static class DrillsPage
{
    private const string Begin = "<!-- results: written by the drills themselves -->";
    private const string End = "<!-- end of results -->";

    public static string Table(IReadOnlyList<DrillReport> reports)
    {
        var text = new StringBuilder();
        text.Append("| drill | what was done | took | laws held |\n|---|---|---|---|\n");
        foreach (var report in reports)
        {
            var laws = report.Findings.Count(f => f.Holds is not null);
            var verdict = report.Skipped is { } why ? $"skipped: {why}" : report.Broken.Count == 0 ? $"all {laws}" : $"**{laws - report.Broken.Count} of {laws}**";
            text.Append($"| `{report.Name}` | {report.Title} | {(report.Skipped is null ? $"{report.Took.TotalSeconds:0} s" : "")} | {verdict} |\n");
        }

        foreach (var report in reports.Where(r => r.Skipped is null))
        {
            text.Append($"\n### {report.Name}: {report.Title}\n\n| what | seen | law |\n|---|---|---|\n");
            foreach (var finding in report.Findings)
            {
                text.Append($"| {finding.What} | {finding.Seen} | {finding.Holds switch { true => "held", false => "**broken**", null => "" }} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Puts the results between the marks of docs/drills.md; the words around them stay.</summary>
    public static async Task RewriteAsync(string command, IReadOnlyList<DrillReport> reports)
    {
        var file = Path.Combine(Root(), "docs", "drills.md");
        var page = await File.ReadAllTextAsync(file);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new BenchmarkException($"{file} has no place for results: \"{Begin}\" … \"{End}\".");
        }

        var head = $"{Begin}\n\n{Clock.Wall.GetUtcNow().ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd}, {Environment.ProcessorCount} cores, Release build, `{command}`:\n\n";
        await File.WriteAllTextAsync(file, page[..begin] + head + Table(reports) + "\n" + page[end..]);
        await Console.Error.WriteLineAsync($"{file} rewritten.");
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new BenchmarkException("Bot.sln is in no folder above this program: docs/drills.md cannot be found.");
    }
}
