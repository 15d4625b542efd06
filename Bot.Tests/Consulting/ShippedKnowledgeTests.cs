using System.Diagnostics;
using System.Runtime.CompilerServices;
using Bot.Data.Knowledge;
using Bot.Dialogs.Consulting;
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

    /// <summary>
    /// Questions in residents' words; how each list came to be says its head, and docs/knowledge.md. A right passage is reached
    /// when it is answered with or stands among the titles that are offered.
    /// </summary>
    [Theory]
    [InlineData("asked-tuned.txt", 0.90, 0.95, 3, 2)]
    [InlineData("asked-unseen.txt", 0.15, 0.68, 1, 1)]
    [InlineData("asked-fresh.txt", 0.75, 0.92, 1, 1)]
    [InlineData("asked-aside.txt", 0.65, 0.90, 1, 1)]
    [InlineData("asked-elsewhere.txt", 0, 0, 0, 1)]
    public void Residents_reach_the_right_passage_and_are_seldom_told_a_wrong_one(string file, double answered, double reached, int wrongAtMost, int inventedAtMost)
    {
        var (all, right, offered, wrong, unanswerable, invented, asked) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var (place, words, sources) in Questions(file))
        {
            var guide = new Dialogs.FakeGuide { Documents = Indexes[place] };
            var answers = Finding.Answers(words, guide);
            var near = answers.Count > 0 ? [] : Finding.Near(words, guide);
            output.WriteLine($"{words}（{sources}）→ {(answers.Count > 0 ? answers[0].Source : $"? {string.Join('　', near)}")}");
            bool IsRight(string? source) => source is not null && sources.Split('|').Any(s => source.Contains(s, StringComparison.Ordinal));
            if (sources == Nothing)
            {
                (unanswerable, invented, asked) = (unanswerable + 1, invented + (answers.Count > 0 ? 1 : 0), asked + (near.Count > 0 ? 1 : 0));
                continue;
            }

            all++;
            right += answers.Count > 0 && IsRight(answers[0].Source) ? 1 : 0;
            wrong += answers.Count > 0 && !IsRight(answers[0].Source) ? 1 : 0;
            offered += near.Any(t => IsRight(Finding.Chosen(t, guide)?.Source)) ? 1 : 0;
        }

        output.WriteLine($"{file}: of {all} answerable {right} answered, {offered} offered, {wrong} wrong; of {unanswerable} others {invented} answered, {asked} offered something");
        Assert.True(right >= answered * all && right + offered >= reached * all, $"{right} and {offered} of {all}");
        Assert.InRange(wrong, 0, wrongAtMost);
        Assert.InRange(invented, 0, inventedAtMost);
    }

    [Fact]
    public void The_promises_that_are_told_are_those_that_are_kept()
    {
        var profile = Bot.Data.Profiles.ProfileFile.Read(Path.Combine(Grids.DemoGrids.RepositoryRoot, "profiles", "xigang.json"));
        int DaysOf(string level) => profile.Rungs.Single(r => r.Level == level).WorkingDays;
        string Of(string title) => Assert.Single(Indexes["xigang"].Passages, p => p.Title == title && p.Document.StartsWith("西岗镇答复时限", StringComparison.Ordinal)).Text;
        var told = Of("最晚多久有答复");
        Assert.Contains($"{profile.Promises.AcceptWorkingHours} 个小时之内网格员接", told, StringComparison.Ordinal);
        Assert.Contains($"{DaysOf("grid")} 个工作日之内给您结果，村居办的也是", told, StringComparison.Ordinal);
        Assert.Equal(DaysOf("grid"), DaysOf("village"));
        Assert.Contains($"部门的，{DaysOf("township")} 个工作日", told, StringComparison.Ordinal);
        Assert.Contains($"{profile.Promises.UrgentAcceptHours} 小时之内有人接，{profile.Promises.UrgentResolveHours} 小时之内处理", told, StringComparison.Ordinal);
        Assert.Contains($"{profile.AfterResult.RemindAfterDays} 天没打我再问一次，{profile.AfterResult.CloseAfterDays} 天", Of("办完以后多久评价"), StringComparison.Ordinal);
        Assert.Contains($"隔 {profile.Urging.CooldownHours} 小时可以再催一次，一件事催 {profile.Urging.Most} 次", Of("催办的次数和间隔"), StringComparison.Ordinal);
        Assert.Contains($"{profile.AfterResult.SupervisionWorkingDays} 个工作日", Of("督办要多久"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_does_not_grow_with_the_square_of_the_documents()
    {
        var questions = Questions().Where(q => q.Place == "xigang").Select(q => q.Words).ToList();
        var index = Indexes["xigang"];
        questions.ForEach(q => index.Find(q, 3));
        // Others share the cores: of each question the quickest of several goes.
        var best = questions.Average(q => Enumerable.Range(0, 10).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            index.Find(q, 3);
            return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }));
        output.WriteLine($"{best:F0} µs");
        Assert.True(best < 10_000, $"{best:F0} µs");
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

    private static IEnumerable<(string Place, string Words, string Source)> Questions(string file = "questions.txt", [CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(p => (p[0], p[1], p[2]));
}
