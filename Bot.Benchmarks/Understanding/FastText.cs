using System.Diagnostics;

namespace Bot.Benchmarks.Understanding;

/// <summary>
/// fastText (Joulin and others, 2016), Debian package <c>fasttext</c>: letters as its words, so that its word n-grams are n-grams of letters.
/// </summary>
internal sealed class FastText : Rival
{
    private const string Program = "fasttext";
    private const string Label = "__label__";

    /// <summary>How often all messages are asked for the time they take: what starting the program takes must vanish beside it.</summary>
    private const int Rounds = 40;

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
        var (train, ask, many, model) = (Path.Combine(folder, "train.txt"), Path.Combine(folder, "ask.txt"), Path.Combine(folder, "many.txt"), Path.Combine(folder, "model"));
        await File.WriteAllLinesAsync(train, learned.Select(l => $"{Label}{l.Label} {Letters(l.Text)}"));
        await File.WriteAllLinesAsync(ask, asked.Select(Letters));
        await File.WriteAllLinesAsync(many, Enumerable.Repeat(asked.Select(Letters).ToList(), Rounds).SelectMany(all => all));
        await RunAsync(Program, "supervised", "-input", train, "-output", model, "-wordNgrams", "3", "-epoch", "30", "-lr", "0.5", "-dim", "50", "-bucket", "500000", "-thread", "1", "-verbose", "0");
        // Reading the model costs more than answering: what one round takes is taken off what many take.
        var (labels, once) = await PredictAsync($"{model}.bin", ask);
        var (_, often) = await PredictAsync($"{model}.bin", many);
        return new(labels, (often - once).TotalMicroseconds / Math.Max(1, asked.Count * (Rounds - 1)));
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
