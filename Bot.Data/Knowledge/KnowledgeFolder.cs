using System.Text;

namespace Bot.Data.Knowledge;

/// <summary>
/// A folder of documents (Markdown and plain text): what lies in it directly is for every place, what lies in the folder
/// named after a profile is for that place alone.
/// </summary>
public sealed class KnowledgeFolder(string path, string place)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The documents, those for every place first; empty when there is no such folder.</summary>
    /// <exception cref="KnowledgeException">There are more than <see cref="KnowledgeLimits.Files"/>.</exception>
    public IReadOnlyList<FileInfo> Files()
    {
        var found = Within(Path, SearchOption.TopDirectoryOnly).Concat(Within(System.IO.Path.Combine(Path, place), SearchOption.AllDirectories)).ToList();
        return found.Count <= KnowledgeLimits.Files
            ? found
            : throw new KnowledgeException($"{Path}: holds {found.Count} documents, at most {KnowledgeLimits.Files} are taken.");
    }

    /// <summary>The words with the same meaning: those for every place, then those of this one.</summary>
    /// <exception cref="KnowledgeException">A list is too long, not UTF-8, or cannot be read.</exception>
    public Vocabulary Synonyms() => new(Lists().SelectMany(f => Text(f).Split('\n').Select((line, i) => (FormattableString.Invariant($"{f.FullName}, line {i + 1}"), line))));

    /// <summary>Changes when a document is added, changed or taken away.</summary>
    public string Mark() => string.Join('\n', Files().Concat(Lists()).Select(f => FormattableString.Invariant($"{f.FullName}|{f.Length}|{f.LastWriteTimeUtc.Ticks}")));

    /// <summary>The passages of one document.</summary>
    /// <exception cref="KnowledgeException">It is too long, not UTF-8, or cannot be read.</exception>
    public static IReadOnlyList<KnowledgePassage> Read(FileInfo file)
    {
        var (text, title) = (Text(file), System.IO.Path.GetFileNameWithoutExtension(file.Name));
        return IsMarkdown(file) ? MarkdownReader.Read(text, title) : PlainReader.Read(text, title);
    }

    private static string Text(FileInfo file)
    {
        try
        {
            if (file.Length > KnowledgeLimits.FileBytes)
            {
                throw new KnowledgeException($"{file.FullName}: has {file.Length} bytes, at most {KnowledgeLimits.FileBytes} are taken; split it.");
            }

            return Utf8.GetString(File.ReadAllBytes(file.FullName)).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException fault)
        {
            throw new KnowledgeException($"{file.FullName}: is not UTF-8 at byte {fault.Index}; save it as UTF-8.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new KnowledgeException($"{file.FullName}: cannot be read: {fault.Message}", fault);
        }
    }

    private static IEnumerable<FileInfo> Within(string folder, SearchOption depth) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", depth).Where(f => !IsList(f)).Where(f => IsMarkdown(f) || f.Extension.Equals(".txt", StringComparison.OrdinalIgnoreCase)).OrderBy(f => f.FullName, StringComparer.Ordinal)
        : [];

    private IEnumerable<FileInfo> Lists() => new[] { Path, System.IO.Path.Combine(Path, place) }
        .Select(f => new FileInfo(System.IO.Path.Combine(f, Vocabulary.FileName))).Where(f => f.Exists);

    private static bool IsList(FileInfo file) => file.Name.Equals(Vocabulary.FileName, StringComparison.OrdinalIgnoreCase);

    private static bool IsMarkdown(FileInfo file) => file.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase);
}
