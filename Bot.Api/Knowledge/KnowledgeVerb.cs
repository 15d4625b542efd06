using System.CommandLine;
using System.Globalization;
using Bot.Api.Hosting;
using Bot.Data.Knowledge;

namespace Bot.Api.Knowledge;

/// <summary><c>check-knowledge [DIR]</c>: what the documents say, passage by passage; with <c>--ask</c>, what is answered to a question and why.</summary>
public static class KnowledgeVerb
{
    private const int Shown = 5;

    public static Command CheckKnowledge()
    {
        var folder = new Argument<DirectoryInfo?>("dir") { Description = "the folder of documents; absent, that of Bot:Knowledge", DefaultValueFactory = _ => null };
        var ask = new Option<string?>("--ask") { Description = "a question to be answered" };
        var command = new Command("check-knowledge", "Lists the passages of the documents, or answers a question from them.") { folder, ask };
        command.SetAction((parsed, _) => VerbHost.GuardAsync(() => Task.FromResult(Check(VerbHost.Settings(parsed), parsed.GetValue(folder), parsed.GetValue(ask)))));
        return command;
    }

    private static int Check(BotSettings settings, DirectoryInfo? given, string? question)
    {
        if (given is { Exists: false })
        {
            return VerbHost.Refuse($"{given.FullName}: there is no such folder.");
        }

        var passages = new List<KnowledgePassage>();
        try
        {
            foreach (var file in new KnowledgeFolder(given?.FullName ?? settings.KnowledgeDirectory, Path.GetFileNameWithoutExtension(settings.ProfilePath)).Files())
            {
                passages.AddRange(KnowledgeFolder.Read(file));
            }
        }
        catch (KnowledgeException fault)
        {
            return VerbHost.Refuse(fault.Message);
        }

        if (passages.Count > KnowledgeLimits.Passages)
        {
            return VerbHost.Refuse($"The documents make {passages.Count} passages, at most {KnowledgeLimits.Passages} are taken.");
        }

        using var index = new KnowledgeIndex(passages);
        return question is null ? List(index) : Answer(index, question);
    }

    private static int List(KnowledgeIndex index)
    {
        foreach (var passage in index.Passages)
        {
            Console.WriteLine($"{passage.Source}　{(passage.Article is null ? "" : passage.Section)}\n    {passage.Text.Replace('\n', ' ')}");
        }

        Console.WriteLine($"{index.Count} passages.");
        return VerbHost.Done;
    }

    private static int Answer(KnowledgeIndex index, string question)
    {
        var found = index.Find(question, Shown);
        Console.WriteLine(found.Count == 0 ? "没有找到，转给人答复。" : $"{found[0].Answer}\n来源：{found[0].Passage.Source}");
        Console.WriteLine();
        foreach (var candidate in index.Rank(question).Take(Shown))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{candidate.Score:F2} {(candidate.Score >= KnowledgeIndex.Enough ? "✓" : " ")} {candidate.Passage.Source}"));
        }

        return VerbHost.Done;
    }
}
