using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Bot.Api.Open311;
using Bot.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>Whatever words an answer holds, both formats can be read, and say the same.</summary>
public sealed class AnswerLaws
{
    [Fact]
    public Task Any_words_make_well_formed_XML_and_JSON_that_say_the_same() => Law.HoldsAsync(
        Gen.Elements('\0', '\u0001', '\t', '\n', '\r', '<', '>', '&', '"', '\'', ']', '-', 'a', '中', '\ud83d', '\ude00', '\ufffe', '\uffff', '\u2028', '\u0085', '\u00a0', '\ufeff', ' ').ArrayOf().ToArbitrary(),
        Check,
        cases: 2_000,
        seed: 311);

    private static void Check(char[] letters)
    {
        var words = new string(letters);
        var answer = new Answer.Fields(("words", new Answer.Text(words)), ("list", new Answer.Many("each", [new Answer.Text(words), new Answer.Number(1.5m), new Answer.Flag(true)])), ("none", new Answer.Text(null)));
        using var stream = new MemoryStream(AnswerWriting.ToXml("root", answer));
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var xml = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        using var json = JsonDocument.Parse(AnswerWriting.ToJson(answer));
        var clean = OneEnding(AnswerWriting.Clean(words));
        Assert.Equal(clean, xml.Element("words")!.Value);
        Assert.Equal(clean, OneEnding(json.RootElement.GetProperty("words").GetString() ?? ""));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("none").ValueKind);
    }

    /// <summary>XML has one line ending; other separators stay what they are.</summary>
    private static string OneEnding(string words) => words.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
