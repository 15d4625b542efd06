using Bot.Dialogs.Understanding;

namespace Bot.Api.Conversations;

/// <summary>Judges the same words once. For one turn on one thread at a time.</summary>
internal sealed class RecalledUnderstanding(IUnderstanding inner) : IUnderstanding
{
    private readonly Dictionary<string, Meaning> _judged = new(StringComparer.Ordinal);

    public Meaning Judge(string words)
    {
        if (!_judged.TryGetValue(words, out var meaning))
        {
            meaning = inner.Judge(words);
            _judged.Add(words, meaning);
        }

        return meaning;
    }
}
