using System.Diagnostics;
using Bot.Api.Understanding;
using Bot.Dialogs.Understanding;

namespace Bot.Benchmarks.Understanding;

/// <summary>
/// How well messages are understood that nobody learned from, on the fixed fifth of the training files (<see cref="Example.Fold"/> 0), beside fastText
/// and LinearSVC that learned from the same messages. Texts lie in a scratch folder while it runs and are printed nowhere.
/// </summary>
internal static class UnderstandingBenchmark
{
    private const int HeldOut = 0;

    /// <summary>The best of these is our time: others on the machine stretch the rest.</summary>
    private const int Rounds = 5;

    /// <summary>From the repository's root, where benchmarks are run.</summary>
    private static readonly string Messages = Path.Combine("..", "shared", "data", "messages");

    private static readonly string Letters = Path.Combine(Messages, "items.train.jsonl");
    private static readonly string Departments = Path.Combine(Messages, "departments.train.jsonl");

    /// <summary>What is asked, of which messages, in which words, and what was aimed at.</summary>
    private static readonly Question[] Questions =
    [
        new("items, letters with detail", false, CrossTraining.IsLetter, e => e.Words, 0.82),
        new("items, letters' titles alone", false, CrossTraining.IsLetter, e => e.Title, 0.78),
        new("items, chat", false, CrossTraining.IsChat, e => e.Title, 0.75),
        new("departments, macro-F1", true, e => e.Department is not null, e => e.Words, 0.93),
    ];

    public static async Task RunAsync(ResultTable table)
    {
        if (!File.Exists(Letters) || !File.Exists(Departments))
        {
            await Console.Error.WriteLineAsync($"understanding skipped: {Letters} and {Departments} are not there.");
            return;
        }

        List<Example> examples = [.. TrainingFiles.Letters(Letters), .. TrainingFiles.Departments(Departments), .. TrainingFiles.Corpus("corpus")];
        var ours = new LearnedUnderstanding(LeftOut.Train(ReadExample.All(examples), e => e.Fold == HeldOut).Model);
        List<(Rival Rival, Dictionary<Question, Answers> Answers)> rivals = [];
        using var scratch = new ScratchFolder();
        foreach (var rival in new Rival[] { new FastText(), new LinearSvc() })
        {
            if (await rival.MissingAsync() is { } why)
                await Console.Error.WriteLineAsync($"{rival.Name} skipped: {why}.");
            else
                rivals.Add((rival, await AskAsync(rival, examples, scratch)));
        }

        foreach (var question in Questions)
            Compare(table, question, examples, ours, rivals);
    }

    private static async Task<Dictionary<Question, Answers>> AskAsync(Rival rival, List<Example> examples, ScratchFolder scratch)
    {
        var answers = new Dictionary<Question, Answers>();
        foreach (var subject in Questions.GroupBy(q => q.IsDepartment))
        {
            var folder = Directory.CreateDirectory(scratch.Sub($"{rival.Name}-{subject.Key}")).FullName;
            var learned = examples.Where(e => e.Fold != HeldOut && subject.First().Label(e) is not null)
                .SelectMany(e => Views(e, subject.Key).Select(text => (subject.First().Label(e)!, text))).ToList();
            foreach (var question in subject)
                answers[question] = await rival.AnswerAsync(folder, learned, [.. question.Asked(examples).Select(question.Words)]);
        }

        return answers;
    }

    // The rivals learn what our model learns: a letter whole, and its title by itself.
    private static IEnumerable<string> Views(Example example, bool isDepartment) =>
        example.Detail.Length == 0 || isDepartment ? [example.Words] : [example.Words, example.Title];

    private static void Compare(
        ResultTable table, Question question, List<Example> examples, LearnedUnderstanding ours, List<(Rival Rival, Dictionary<Question, Answers> Answers)> rivals)
    {
        var asked = question.Asked(examples).ToList();
        var words = asked.ConvertAll(e => question.Words(e));
        var gold = asked.ConvertAll(e => question.Label(e)!);
        var mine = words.ConvertAll(w => question.IsDepartment ? ours.Judge(w).Department : ours.Judge(w).Item);
        var microseconds = Enumerable.Range(0, Rounds).Min(_ => MicrosecondsEach(ours, words));
        var score = question.Score(gold, mine);
        table.Add(question.Name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{score:0.000} of {asked.Count} messages"), Beside(rivals, a => question.Score(gold, a.Labels), "0.000"), score, question.Aim, atLeast: true);
        table.Add($"time for one, {question.Name}", "all heads and the place", Beside(rivals, a => a.MicrosecondsEach, "0", " µs"), microseconds, 200, unit: " µs");

        string Beside(List<(Rival Rival, Dictionary<Question, Answers> Answers)> all, Func<Answers, double> figure, string form, string unit = "") => string.Join(
            ", ", all.Select(r => $"{r.Rival.Name} {figure(r.Answers[question]).ToString(form, System.Globalization.CultureInfo.InvariantCulture)}{unit}"));
    }

    private static double MicrosecondsEach(LearnedUnderstanding ours, List<string> words)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var text in words)
            ours.Judge(text);
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / words.Count;
    }

    private sealed record Question(string Name, bool IsDepartment, Func<Example, bool> Part, Func<Example, string> Words, double Aim)
    {
        public string? Label(Example example) => IsDepartment ? example.Department : example.Item;

        public IEnumerable<Example> Asked(IEnumerable<Example> examples) => examples.Where(e => e.Fold == HeldOut && Part(e));

        public double Score(IReadOnlyList<string> gold, IReadOnlyList<string> said) => IsDepartment
            ? Scores.MacroF1([.. gold.Zip(said)])
            : gold.Zip(said).Count(p => p.First == p.Second) / (double)gold.Count;
    }
}
