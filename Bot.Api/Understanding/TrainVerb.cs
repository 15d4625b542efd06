using System.CommandLine;
using System.Diagnostics;
using Bot.Api.Hosting;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary><c>train-understanding</c>: learns from labelled messages, measures on the fifth it did not learn from, writes the model of all.</summary>
public static class TrainVerb
{
    public const string ModelFile = "understanding.model";

    public static Command TrainUnderstanding()
    {
        var letters = new Option<FileInfo?>("--letters") { Description = "items.train.jsonl: title, detail, item, kind, place, urgent" };
        var departments = new Option<FileInfo?>("--departments") { Description = "departments.train.jsonl: title, detail, label" };
        var corpus = new Option<DirectoryInfo>("--corpus") { Description = "the chat corpus", DefaultValueFactory = _ => new DirectoryInfo("corpus") };
        var corrections = new Option<FileInfo?>("--corrections") { Description = "what export-corrections wrote" };
        var output = new Option<DirectoryInfo>("--out") { Description = "folder for understanding.model", Required = true };
        var quick = new Option<bool>("--quick") { Description = "one fold only: measures, but calibrates on a fifth and writes nothing" };
        var command = new Command("train-understanding", "Learns to understand messages.") { letters, departments, corpus, corrections, output, quick };
        command.SetAction((parsed, _) => VerbHost.GuardAsync(() => Task.FromResult(Run(
            () => Examples(parsed.GetValue(letters), parsed.GetValue(departments), parsed.GetValue(corpus)!, parsed.GetValue(corrections)),
            parsed.GetValue(output)!,
            parsed.GetValue(quick)))));
        return command;
    }

    private static int Run(Func<List<Example>> source, DirectoryInfo output, bool quick)
    {
        List<Example> examples;
        try
        {
            examples = source();
        }
        catch (Exception fault) when (fault is InvalidDataException or System.Text.Json.JsonException)
        {
            return VerbHost.Refuse(fault.Message);
        }
        var started = Stopwatch.GetTimestamp();
        var read = ReadExample.All(examples);
        var cross = CrossTraining.Train(read, quick ? 1 : Example.Folds);
        Console.WriteLine($"{examples.Count} messages learned {cross.Folds.Count} times without a fifth, {cross.Hands.Count} times without a hand, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s.");
        foreach (var line in cross.Report())
            Console.WriteLine(line);
        if (quick)
            return VerbHost.Done;
        output.Create();
        var path = Path.Combine(output.FullName, ModelFile);
        using (var file = File.Create(path))
            cross.Calibration.Apply(ModelTrainer.Train(read)).Write(file);
        Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KiB, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s in all.");
        return VerbHost.Done;
    }

    private static List<Example> Examples(FileInfo? letters, FileInfo? departments, DirectoryInfo corpus, FileInfo? corrections) =>
    [
        .. letters is null ? [] : TrainingFiles.Letters(letters.FullName),
        .. departments is null ? [] : TrainingFiles.Departments(departments.FullName),
        .. TrainingFiles.Corpus(corpus.FullName),
        .. corrections is null ? [] : TrainingFiles.Corrections(corrections.FullName),
    ];
}
