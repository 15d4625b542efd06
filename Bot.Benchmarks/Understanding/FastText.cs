using System.Diagnostics;

namespace Bot.Benchmarks.Understanding;

/// <summary>
/// fastText (Joulin and others, 2016), Debian package <c>fasttext</c>: letters as its words, so that its word n-grams are n-grams of letters.
/// </summary>
internal sealed class FastText : Rival
{
    private const string Program = "fasttext";
    private const string Label = "__label__";

    public override string Name => "fastText";

    public override async Task<string?> MissingAsync()
    {
        try
        {
            return await RunAsync(Program, "help") is null ? $"{Program} is not installed" : null;
        }
        catch (BenchmarkException)
        {
            // Asked for help it prints its usage and ends as if it had failed.
            return null;
        }
    }

    public override async Task<Answers> AnswerAsync(string folder, IReadOnlyList<(string Label, string Text)> learned, IReadOnlyList<string> asked)
    {
        var (train, ask, one, model) = (Path.Combine(folder, "train.txt"), Path.Combine(folder, "ask.txt"), Path.Combine(folder, "one.txt"), Path.Combine(folder, "model"));
        await File.WriteAllLinesAsync(train, learned.Select(l => $"{Label}{l.Label} {Letters(l.Text)}"));
        await File.WriteAllLinesAsync(ask, asked.Select(Letters));
        await File.WriteAllLinesAsync(one, asked.Take(1).Select(Letters));
        await RunAsync(Program, "supervised", "-input", train, "-output", model, "-wordNgrams", "3", "-epoch", "30", "-lr", "0.5", "-dim", "50", "-bucket", "500000", "-thread", "1", "-verbose", "0");
        // Reading the model costs more than answering: what one message takes alone is taken off.
        var (_, alone) = await PredictAsync($"{model}.bin", one);
        var (labels, together) = await PredictAsync($"{model}.bin", ask);
        return new(labels, (together - alone).TotalMicroseconds / Math.Max(1, asked.Count - 1));
    }

    private static async Task<(List<string> Labels, TimeSpan Took)> PredictAsync(string model, string file)
    {
        var started = Stopwatch.GetTimestamp();
        var output = await RunAsync(Program, "predict", model, file) ?? "";
        var took = Stopwatch.GetElapsedTime(started);
        return ([.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Replace(Label, "", StringComparison.Ordinal))], took);
    }

    private static string Letters(string text) => string.Join(' ', Flat(text).EnumerateRunes().Where(letter => letter.Value != ' '));
}
