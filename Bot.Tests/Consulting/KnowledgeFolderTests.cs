using System.Text;
using Bot.Data.Knowledge;
using Xunit;

namespace Bot.Tests.Consulting;

/// <summary>Documents as a city lays them down: real files, read and cut.</summary>
public sealed class KnowledgeFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-knowledge-");

    [Fact]
    public void Markdown_is_cut_at_its_headings_and_keeps_lists_tables_and_links()
    {
        Put("a.md", """
            # 《高龄津贴发放办法》
            开头的话。

            ## 第三条 标准
            - 满 80 岁的，每月 **100** 元。
            - 满 90 岁的，每月 `200` 元。

            ### 怎么领
            带身份证到[社区服务站](https://example.org)办理。
            问法：高龄津贴怎么领　老龄补贴咋领

            ## 附录A 窗口
            | 窗口 | 电话 |
            | --- | --- |
            | 一号 | 0632-5550100 |
            """);
        var passages = Read();
        Assert.Equal(["《高龄津贴发放办法》", "《高龄津贴发放办法》第三条", "《高龄津贴发放办法》第三条", "《高龄津贴发放办法》附录A"], passages.Select(p => p.Source));
        Assert.Equal("标准›怎么领", passages[2].Section);
        Assert.Equal("带身份证到社区服务站办理。", passages[2].Text);
        Assert.Equal("高龄津贴怎么领　老龄补贴咋领", passages[2].Asked);
        Assert.Contains("每月 100 元", passages[1].Text, StringComparison.Ordinal);
        Assert.Contains("一号，0632-5550100。", passages[3].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(passages, p => p.Text.Contains("问法", StringComparison.Ordinal));
    }

    [Fact]
    public void Plain_text_is_cut_at_its_articles()
    {
        Put("犬只管理规定.txt", "第一章 总则\n第一条　为了管好养犬，制定本规定。\n第二条 遛狗要牵绳。\n绳长不超过 1.5 米。\n\n第二章 处罚\n第三条 不牵绳的，罚 200 元。\n");
        var passages = Read();
        Assert.Equal(["《犬只管理规定》第一条", "《犬只管理规定》第二条", "《犬只管理规定》第三条"], passages.Select(p => p.Source));
        Assert.Equal("遛狗要牵绳。绳长不超过 1.5 米。", passages[1].Text.Replace("\n", "", StringComparison.Ordinal));
        Assert.Contains("第二章", passages[2].Section, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_section_is_cut_at_the_ends_of_sentences()
    {
        Put("b.md", $"# 长\n## 第八条\n{string.Concat(Enumerable.Range(1, 90).Select(i => $"第{i}种情况要登记。"))}");
        var passages = Read();
        Assert.True(passages.Count > 1);
        Assert.All(passages, p => Assert.InRange(p.Text.Length, 1, KnowledgeLimits.PassageLength));
        Assert.All(passages, p => Assert.EndsWith("。", p.Text, StringComparison.Ordinal));
        Assert.All(passages, p => Assert.Equal("《长》第八条", p.Source));
    }

    [Fact]
    public void An_answer_is_cut_at_the_ends_of_sentences_around_what_was_asked()
    {
        Put("c.md", $"# 办法\n## 第九条 补助\n{string.Concat(Enumerable.Range(1, 12).Select(i => $"这是第{i}句无关紧要的话凑够长度用的。"))}独生子女家庭每年补助六百元。后面还有一句话。");
        using var index = new KnowledgeIndex(Read());
        var found = Assert.Single(index.Find("独生子女家庭每年补助多少", 3));
        Assert.Contains("独生子女家庭每年补助六百元。", found.Answer, StringComparison.Ordinal);
        Assert.EndsWith("。", found.Answer, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(found.Answer), 1, KnowledgeLimits.AnswerBytes);
        Assert.InRange(PassageCutter.Sentences(found.Answer).Count, 2, KnowledgeLimits.AnswerSentences);
    }

    [Fact]
    public void A_place_reads_what_is_for_all_and_what_is_its_own()
    {
        Put("all.md", "# 通用\n大家都一样。");
        Put("xigang/own.md", "# 西岗\n西岗自己的。");
        Put("xigang/deeper/more.txt", "再深一层。");
        Put("taizhou/own.md", "# 台州\n台州自己的。");
        Put("readme.pdf", "不是文字。");
        Assert.Equal(["通用", "more", "西岗"], Read().Select(p => p.Document));
    }

    [Fact]
    public void A_document_that_is_not_utf8_is_refused_with_its_name_and_the_reason()
    {
        var file = Path.Combine(_folder.FullName, "gbk.txt");
        File.WriteAllBytes(file, [0xB5, 0xCD, 0xB1, 0xA3, 0xBD, 0xF0]);
        var fault = Assert.Throws<KnowledgeException>(() => KnowledgeFolder.Read(new FileInfo(file)));
        Assert.Contains("gbk.txt", fault.Message, StringComparison.Ordinal);
        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_is_too_long_is_refused()
    {
        Put("long.txt", new string('长', KnowledgeLimits.FileBytes / 2));
        var fault = Assert.Throws<KnowledgeException>(Read);
        Assert.Contains("split it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_city_s_synonyms_find_what_is_said_in_other_words_and_are_no_document()
    {
        Put("a.md", "# 办法\n## 补助\n高龄津贴每月 100 元，由社区发放。");
        Assert.Empty(Index().Find("老人钱每月多少", 3));
        Put("synonyms.txt", "# 一行一组\n高龄津贴 尊老金");
        Put("xigang/synonyms.txt", "高龄津贴 老人钱");
        Assert.Equal(["办法"], Read().Select(p => p.Document));
        Assert.NotEmpty(Index().Find("老人钱每月多少", 3));
        Assert.NotEmpty(Index().Find("尊老金每月多少", 3));
    }

    [Fact]
    public void A_synonym_that_is_too_long_is_refused_with_its_line()
    {
        Put("synonyms.txt", $"好 不错\n短 {new string('长', KnowledgeLimits.SynonymLength + 1)}");
        Assert.Contains("synonyms.txt, line 2", Assert.Throws<KnowledgeException>(() => Index()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_folder_nothing_is_answered()
    {
        var folder = new KnowledgeFolder(Path.Combine(_folder.FullName, "nowhere"), "xigang");
        Assert.Empty(folder.Files());
        using var index = new KnowledgeIndex([]);
        Assert.Empty(index.Find("井盖归谁管", 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("？？？")]
    [InlineData("\" OR body:井盖 NEAR(")]
    [InlineData("怎么办")]
    [InlineData("😀👍")]
    [InlineData("'; DROP TABLE passages; --")]
    public void Whatever_is_asked_the_search_does_not_stumble(string words)
    {
        using var index = new KnowledgeIndex(Read("# 井盖\n井盖归城管部门管。"));
        _ = index.Find(words, 3);
        Assert.NotEmpty(index.Find("井盖归谁管", 3));
    }

    [Fact]
    public async Task Many_may_ask_at_once()
    {
        using var index = ShippedKnowledge.Of("xigang");
        var expected = index.Find("路灯坏了归谁管", 3)[0].Passage;
        var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => index.Find(i % 2 == 0 ? "路灯坏了归谁管" : "怎么催办", 3)[0].Passage)));
        Assert.Equal(100, all.Count(p => p == expected));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private KnowledgeIndex Index() => KnowledgeIndex.Of(new KnowledgeFolder(_folder.FullName, "xigang"));

    private List<KnowledgePassage> Read() => [.. new KnowledgeFolder(_folder.FullName, "xigang").Files().SelectMany(KnowledgeFolder.Read)];

    private List<KnowledgePassage> Read(string text)
    {
        Put("one.md", text);
        return Read();
    }

    private void Put(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
