using Bot.Api.Understanding;
using Bot.Dialogs.Understanding;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.Understanding;

/// <summary>How well messages are understood that were not learned from. The floors lie a little under what was seen (docs/understanding.md).</summary>
public sealed class FiguresTests
{
    private static readonly string Fresh = Path.Combine(DemoGrids.RepositoryRoot, "Bot.Tests", "Understanding", "fresh-messages.txt");

    [Fact]
    public void The_shipped_model_understands_messages_it_has_never_seen()
    {
        var judged = FreshMessages().Select(e => Judge(LearnedUnderstanding.Shipped, e.Words, e)).ToList();
        Assert.InRange(Scores.Share(judged, j => j.Item == j.Meaning.Item), 0.93, 1);
        Assert.InRange(Scores.Share(judged, j => j.Meaning.Best.Any(g => g.Item == j.Item)), 0.98, 1);
        Assert.InRange(Scores.Share(judged, j => j.Kind == j.Meaning.Kind), 0.90, 1);
        Assert.InRange(judged.Average(j => Scores.Overlap(j.Place!, j.Meaning.Place)), 0.85, 1);
        // From the first danger on the file holds dangers and what only looks like one; before it, everyday matters.
        var firstDanger = judged.FindIndex(j => j.Urgent == true);
        var danger = judged[firstDanger..];
        Assert.InRange(Scores.Share([.. danger.Where(j => j.Urgent == true)], j => j.Meaning.Urgent), 0.97, 1);
        Assert.InRange(Scores.Share([.. danger.Where(j => j.Meaning.Urgent)], j => j.Urgent == true), 0.90, 1);
        Assert.InRange(Scores.Share(judged[..firstDanger], j => j.Meaning.Urgent), 0, 0.09);
    }

    [Fact]
    public void No_message_of_the_test_was_learned_from()
    {
        var learned = Corpus().Select(e => e.Title).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(FreshMessages(), e => learned.Contains(e.Title));
    }

    [Fact]
    public void Learned_without_a_fifth_that_fifth_is_understood()
    {
        var messages = Path.Combine(DemoGrids.RepositoryRoot, "..", "shared", "data", "messages", "items.train.jsonl");
        Assert.SkipUnless(File.Exists(messages), "The letters (../shared/data/messages) are not beside the repository; the shipped model is held to floors on the project's own messages.");
        var cross = Without([.. TrainingFiles.Letters(messages), .. Corpus()], e => e.Fold == 0);
        var letters = cross.Judge(cross.Folds, CrossTraining.IsLetter, e => e.Words);
        var titles = cross.Judge(cross.Folds, CrossTraining.IsLetter, e => e.Title);
        var chat = cross.Judge(cross.Folds, CrossTraining.IsChat, e => e.Title);
        var danger = cross.Judge(cross.Folds, CrossTraining.IsDanger, e => e.Title);
        Assert.InRange(Top(letters), 0.82, 1);
        Assert.InRange(Top3(letters), 0.94, 1);
        Assert.InRange(Top(titles), 0.77, 1);
        Assert.InRange(Top3(titles), 0.91, 1);
        Assert.InRange(Top(chat), 0.77, 1);
        Assert.InRange(Top3(chat), 0.92, 1);
        Assert.InRange(Scores.Share(letters, j => j.Kind == j.Meaning.Kind), 0.84, 1);
        Assert.InRange(Scores.Share(chat, j => j.Kind == j.Meaning.Kind), 0.82, 1);
        Assert.InRange(letters.Average(j => Scores.Overlap(j.Place!, j.Meaning.Place)), 0.84, 1);
        Assert.InRange(chat.Average(j => Scores.Overlap(j.Place!, j.Meaning.Place)), 0.88, 1);
        Assert.InRange(Scores.Share([.. danger.Where(j => j.Urgent == true)], j => j.Meaning.Urgent), 0.93, 1);
        Assert.InRange(Scores.Share([.. danger.Where(j => j.Meaning.Urgent)], j => j.Urgent == true), 0.78, 1);
        // A confidence is a chance: sure ones are right, unsure ones often not.
        Assert.InRange(Scores.Share([.. letters.Where(j => j.Meaning.Confidence >= 0.9)], j => j.Item == j.Meaning.Item), 0.92, 1);
        Assert.InRange(Scores.Share([.. chat.Where(j => j.Meaning.Confidence < 0.3)], j => j.Item == j.Meaning.Item), 0, 0.72);
    }

    [Fact]
    public void Chat_of_a_hand_that_was_not_learned_from_is_understood()
    {
        var cross = Without([.. Corpus()], e => e.Hand == "hand-3");
        var chat = cross.Judge(cross.Folds, CrossTraining.IsChat, e => e.Title);
        var danger = cross.Judge(cross.Folds, CrossTraining.IsDanger, e => e.Title);
        Assert.InRange(Top(chat), 0.75, 1);
        Assert.InRange(Top3(chat), 0.92, 1);
        Assert.InRange(Scores.Share(chat, j => j.Kind == j.Meaning.Kind), 0.80, 1);
        Assert.InRange(chat.Average(j => Scores.Overlap(j.Place!, j.Meaning.Place)), 0.85, 1);
        Assert.InRange(Scores.Share([.. danger.Where(j => j.Urgent == true)], j => j.Meaning.Urgent), 0.93, 1);
        Assert.InRange(Scores.Share([.. danger.Where(j => j.Meaning.Urgent)], j => j.Urgent == true), 0.80, 1);
        Assert.InRange(Scores.Share([.. chat.Where(j => j.Urgent == false)], j => j.Meaning.Urgent), 0, 0.12);
    }

    private static IEnumerable<Example> Corpus() => TrainingFiles.Corpus(Path.Combine(DemoGrids.RepositoryRoot, "corpus"));

    private static CrossTraining Without(IEnumerable<Example> examples, Func<Example, bool> isLeftOut)
    {
        LeftOut[] leftOut = [LeftOut.Train(ReadExample.All(examples), isLeftOut)];
        return new(leftOut, [], Calibration.Fit(leftOut, []));
    }

    private static double Top(List<Judged> judged) => Scores.Share(judged, j => j.Item == j.Meaning.Item);

    private static double Top3(List<Judged> judged) => Scores.Share(judged, j => j.Meaning.Best.Any(g => g.Item == j.Item));

    private static Judged Judge(IUnderstanding understanding, string words, Example e) =>
        new(understanding.Judge(words), e.Item, e.Kind, e.Urgent, e.Place, e.Department);

    private static List<Example> FreshMessages() => [.. File.ReadLines(Fresh).Where(l => l.Length > 0 && l[0] != '#').Select(line =>
    {
        var fields = line.Split(" | ");
        var (start, end) = (fields[3].IndexOf("[[", StringComparison.Ordinal), fields[3].IndexOf("]]", StringComparison.Ordinal));
        var text = fields[3].Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal);
        return new Example(Source.Chat, 0, text, "") { Item = fields[0], Kind = fields[1], Urgent = fields[2] == "u", Place = start < 0 ? "" : fields[3][(start + 2)..end] };
    })];
}
