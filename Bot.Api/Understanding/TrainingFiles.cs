using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Api.Hosting;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Reads what is learned from: letters, departments, corrections (JSON lines) and the chat corpus (corpus/README.md).</summary>
internal static class TrainingFiles
{
    private const string Separator = " | ";

    /// <summary>Parts a file of the corpus is cut into, dealt to the folds in turn: neighbours, often alike, stay together.</summary>
    private const int Blocks = 10;

    public static IEnumerable<Example> Letters(string file) => Rows(file).Select(row => new Example(
        Source.Letter, Example.FoldOf(JsonLines.Text(row.Row, "id") ?? row.Row["id"]!.ToJsonString()), Need(row, "title"), Need(row, "detail"))
    {
        Item = Item(row.Where, Need(row, "item")),
        Kind = Need(row, "kind"),
        Urgent = row.Row["urgent"]?.GetValue<bool>() ?? false,
        Place = Need(row, "place"),
    });

    public static IEnumerable<Example> Departments(string file) => Rows(file).Select(row =>
        new Example(Source.Department, Example.FoldOf(Need(row, "title")), Need(row, "title"), Need(row, "detail")) { Department = Need(row, "label") });

    /// <summary>What <c>export-corrections</c> writes: <c>text</c> and the corrected <c>item</c>.</summary>
    public static IEnumerable<Example> Corrections(string file) => Rows(file).Select(row =>
        new Example(Source.Correction, Example.FoldOf(Need(row, "text")), Need(row, "text"), "") { Item = Item(row.Where, Need(row, "item")) });

    /// <summary>All hands of the chat corpus, each in a folder of its own.</summary>
    public static IEnumerable<Example> Corpus(string folder) =>
        Directory.GetDirectories(folder, "hand-*").Order(StringComparer.Ordinal).SelectMany(CorpusHand);

    private static IEnumerable<Example> CorpusHand(string folder)
    {
        var files = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal);
        return files.Where(f => Path.GetFileNameWithoutExtension(f) is not "small-talk").SelectMany(CorpusFile)
            .Select(e => e with { Hand = Path.GetFileName(folder) });
    }

    private static IEnumerable<Example> CorpusFile(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var lines = File.ReadLines(file).Select((line, i) => (Line: line, Where: $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}: line {i + 1}"))
            .Where(l => l.Line.Length > 0 && l.Line[0] != '#').ToList();
        return lines.SelectMany((l, i) => CorpusLine(name, l.Line.Split(Separator), i * Blocks / lines.Count % Example.Folds, l.Where));
    }

    private static IEnumerable<Example> CorpusLine(string name, string[] fields, int fold, string where)
    {
        switch (name, fields.Length)
        {
            case ("two-things", 2):
                var (items, parts) = (fields[0].Split(" + "), fields[1].Split("//"));
                return parts.Zip(items, (text, item) => Labelled(Source.Chat, fold, text.Trim()) with { Item = Item(where, item) });
            case ("urgent" or "not-urgent", 4):
                return [Labelled(Source.Danger, Example.FoldOf(fields[3]), fields[3]) with { Item = Item(where, fields[0]), Kind = fields[1], Urgent = fields[2] == "u" }];
            case (not "two-things", 3):
                return [Labelled(Source.Chat, fold, fields[2]) with { Item = Item(where, name), Kind = fields[0], Urgent = fields[1] == "u" }];
            default:
                throw new InvalidDataException($"{where}: {fields.Length} fields are not what this file holds.");
        }
    }

    private static Example Labelled(Source source, int fold, string text)
    {
        var (start, end) = (text.IndexOf("[[", StringComparison.Ordinal), text.IndexOf("]]", StringComparison.Ordinal));
        var place = start >= 0 && end > start ? text[(start + 2)..end] : "";
        return new(source, fold, text.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal), "") { Place = place };
    }

    private static IEnumerable<(JsonObject Row, string Where)> Rows(string file) => File.ReadLines(file)
        .Select((line, i) => (Line: line, Where: string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}: line {i + 1}")))
        .Where(l => !string.IsNullOrWhiteSpace(l.Line))
        .Select(l => (JsonNode.Parse(l.Line) as JsonObject ?? throw new InvalidDataException($"{l.Where}: not an object."), l.Where));

    private static string Need((JsonObject Row, string Where) row, string field) =>
        JsonLines.Text(row.Row, field) ?? throw new InvalidDataException($"{row.Where}: {field} is missing or not a text.");

    private static string Item(string where, string code) => ServiceItems.All.Any(i => i.Code == code)
        ? code
        : throw new InvalidDataException($"{where}: {code} is not a service item.");
}
