using System.Diagnostics;
using System.Runtime.CompilerServices;
using Bot.Data.Knowledge;
using Bot.Dialogs.Understanding;
using Xunit;

namespace Bot.Tests.Consulting;

/// <summary>The documents that ship: what they answer, what they leave to a person, and how quickly.</summary>
public sealed class ShippedKnowledgeTests(ITestOutputHelper output)
{
    private const string Nothing = "无";
    private static readonly string[] Places = ["xixian", "fumeng", "jiangsu", "taizhou", "xigang"];
    private static readonly Dictionary<string, KnowledgeIndex> Indexes = Places.ToDictionary(p => p, ShippedKnowledge.Of);

    [Fact]
    public void What_they_say_is_found_and_what_they_do_not_say_is_left_to_a_person()
    {
        var wrong = new List<string>();
        foreach (var (place, question, source) in Questions())
        {
            var best = Indexes[place].Rank(question).FirstOrDefault();
            var found = best is not null && best.Score >= KnowledgeIndex.Enough ? best.Passage.Source : Nothing;
            output.WriteLine($"{best?.Score ?? 0:F2} {place} {question} → {best?.Passage.Source}");
            if (!found.Contains(source, StringComparison.Ordinal))
            {
                wrong.Add($"{place} {question}: {found} ({best?.Score:F2}), wanted {source}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void A_question_is_answered_in_well_under_a_millisecond()
    {
        var questions = Questions().Where(q => q.Place == "xigang").Select(q => q.Words).ToList();
        var index = Indexes["xigang"];
        questions.ForEach(q => index.Find(q, 3));
        var best = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var started = Stopwatch.GetTimestamp();
            questions.ForEach(q => index.Find(q, 3));
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / questions.Count);
        }

        output.WriteLine($"{best:F0} µs");
        Assert.True(best < 1_000, $"{best:F0} µs");
    }

    [Fact]
    public void Every_service_item_is_told_with_who_handles_it()
    {
        foreach (var item in ServiceItems.All)
        {
            var told = Assert.Single(Indexes["xigang"].Passages, p => p.Document == "网格服务事项清单" && p.Section == item.Name);
            Assert.Contains(item.Department, told.Text, StringComparison.Ordinal);
            Assert.NotEmpty(told.Asked);
        }
    }

    [Fact]
    public void Every_answer_is_short_and_names_its_source()
    {
        foreach (var passage in Indexes.Values.SelectMany(i => i.Passages).Where(p => p.Asked.Length > 0))
        {
            var answer = FoundPassage.AnswerOf(passage.Text, _ => 0);
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(answer), 1, KnowledgeLimits.AnswerBytes);
            Assert.StartsWith("《", passage.Source, StringComparison.Ordinal);
        }
    }

    /// <summary>Every way of asking that a document names itself finds that very passage.</summary>
    [Fact]
    public void What_a_document_says_it_is_asked_by_finds_it()
    {
        var wrong = new List<string>();
        foreach (var (place, index) in Indexes)
        {
            foreach (var passage in index.Passages)
            {
                wrong.AddRange(passage.Asked.Split('　', StringSplitOptions.RemoveEmptyEntries)
                    .Where(asked => index.Find(asked, 1) is not [var found] || (found.Passage != passage && found.Passage.Document == passage.Document && !found.Passage.Asked.Contains(asked, StringComparison.Ordinal)))
                    .Select(asked => $"{place} {passage.Source}: {asked} → {(index.Find(asked, 1) is [var other] ? $"{other.Passage.Source} {other.Score:F2}" : Nothing)}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<(string Place, string Words, string Source)> Questions([CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "questions.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(p => (p[0], p[1], p[2]));
}
