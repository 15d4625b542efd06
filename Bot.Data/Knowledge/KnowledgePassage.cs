namespace Bot.Data.Knowledge;

/// <summary>One section of a document, short enough to be read on a phone.</summary>
/// <param name="Document">The document's own title, without 《》.</param>
/// <param name="Section">The headings above it, apart by ›; empty for the words before the first heading.</param>
/// <param name="Article">The article or number it stands under (第16条, 附录A, 5.4), or null where it has none.</param>
/// <param name="Text">What it says, at most <see cref="KnowledgeLimits.PassageLength"/> characters.</param>
/// <param name="Asked">How people ask for it (the lines that begin with 问法：); searched, never shown.</param>
public sealed record KnowledgePassage(string Document, string Section, string? Article, string Text, string Asked)
{
    /// <summary>The heading right above it, or the document's title: what a resident chooses it by.</summary>
    public string Title => Section.Length > 0 ? Section[(Section.LastIndexOf('›') + 1)..] : Document;

    /// <summary>How it is named to a resident: 《…》第16条, or 《…》“怎么报事”.</summary>
    public string Source => Article is not null ? $"《{Document}》{Article}" : Section.Length > 0 ? $"《{Document}》“{Section}”" : $"《{Document}》";
}

/// <summary>A document that cannot be taken; the message names the file and the reason.</summary>
public sealed class KnowledgeException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Limits of the documents a city loads.</summary>
public static class KnowledgeLimits
{
    /// <summary>Bytes of one document.</summary>
    public const int FileBytes = 1024 * 1024;

    /// <summary>Documents of one place.</summary>
    public const int Files = 500;

    /// <summary>Passages of one place; more would no longer be searched within a moment.</summary>
    public const int Passages = 20_000;

    /// <summary>Characters of one passage.</summary>
    public const int PassageLength = 400;

    /// <summary>UTF-8 bytes of what is quoted of a passage in an answer.</summary>
    public const int AnswerBytes = 500;

    /// <summary>Sentences of what is quoted of a passage.</summary>
    public const int AnswerSentences = 4;

    /// <summary>Words in the lists of synonyms of one place.</summary>
    public const int Synonyms = 20_000;

    /// <summary>Characters of one synonym.</summary>
    public const int SynonymLength = 12;

    /// <summary>Characters of a question that are looked at.</summary>
    public const int QuestionLength = 200;
}
