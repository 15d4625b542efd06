using System.Globalization;

namespace Bot.Benchmarks.Understanding;

/// <summary>scikit-learn's LinearSVC over n-grams of one to three letters, Debian package <c>python3-sklearn</c>: <c>linear_svc.py</c> beside the program.</summary>
internal sealed class LinearSvc : Rival
{
    /// <summary>Debian's own: another Python on the path need not have the package.</summary>
    private const string Python = "/usr/bin/python3";

    public override string Name => "LinearSVC";

    public override async Task<string?> MissingAsync()
    {
        try
        {
            return await RunAsync(Python, "-c", "import sklearn") is null ? $"{Python} is not installed" : null;
        }
        catch (BenchmarkException)
        {
            return $"{Python} has no scikit-learn";
        }
    }

    public override async Task<Answers> AnswerAsync(string folder, IReadOnlyList<(string Label, string Text)> learned, IReadOnlyList<string> asked)
    {
        var (train, ask) = (Path.Combine(folder, "train.tsv"), Path.Combine(folder, "ask.txt"));
        await File.WriteAllLinesAsync(train, learned.Select(l => $"{l.Label}\t{Flat(l.Text)}"));
        await File.WriteAllLinesAsync(ask, asked.Select(Flat));
        var output = await RunAsync(Python, Path.Combine(AppContext.BaseDirectory, "linear_svc.py"), train, ask) ?? "";
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new([.. lines[1..]], double.Parse(lines[0], CultureInfo.InvariantCulture));
    }
}
