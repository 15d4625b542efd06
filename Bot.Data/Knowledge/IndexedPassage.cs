namespace Bot.Data.Knowledge;

/// <summary>A passage made ready to be compared with questions: synonyms brought to one word, what it says, and each way of asking for it.</summary>
internal sealed class IndexedPassage
{
    private readonly Wanted _given;

    public IndexedPassage(KnowledgePassage passage, Vocabulary vocabulary)
    {
        Passage = passage;
        Heading = vocabulary.Bring(passage.Title);
        Title = vocabulary.Bring($"{passage.Document}\n{passage.Section}");
        Body = vocabulary.Bring(passage.Text);
        Asked = vocabulary.Bring(passage.Asked);
        // A document's own name stands over every passage of it and says nothing of any.
        Said = SearchedText.Of(vocabulary.Bring($"{passage.Section}\n{passage.Text}\n{passage.Asked}"));
        Ways = [.. Asked.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries).Select(w => (Question.Of(w), SearchedText.Of(w)))];
        _given = Asked.Length > 0 ? Question.WantedIn(Asked) : Question.WantedIn(Title) | Kinds.In(passage.Text);
    }

    public KnowledgePassage Passage { get; }

    /// <summary>The heading right above it.</summary>
    public string Heading { get; }

    public string Title { get; }

    public string Body { get; }

    public string Asked { get; }

    /// <summary>All of it.</summary>
    public SearchedText Said { get; }

    /// <summary>The ways of asking for it that its document names.</summary>
    public IReadOnlyList<(Question Question, SearchedText Text)> Ways { get; }

    /// <summary>Whether it gives the kind of answer that is wanted: by how people ask for it where it says so, else by its own words.</summary>
    public bool Answers(Wanted wanted) => (wanted & ~_given) == Wanted.Any;
}

/// <summary>A text and the terms that stand in it.</summary>
internal sealed record SearchedText(string Text, HashSet<string> Terms)
{
    public static SearchedText Of(string text) => new(text, new HashSet<string>(SearchTerms.Of(text), StringComparer.Ordinal));
}
