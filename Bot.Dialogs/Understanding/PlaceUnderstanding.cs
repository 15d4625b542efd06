namespace Bot.Dialogs.Understanding;

/// <summary>
/// Knows a place's own items beside the built-in ones: words judged to be the item that one is a part of, and holding one of its words, are
/// that one. It takes the other's place among the best three, with the same chance.
/// </summary>
public sealed class PlaceUnderstanding : IUnderstanding
{
    private readonly IUnderstanding _inner;
    private readonly List<ServiceItem> _own;

    private PlaceUnderstanding(IUnderstanding inner, List<ServiceItem> own) => (_inner, _own) = (inner, own);

    /// <summary>The same understanding where the place has no items of its own.</summary>
    public static IUnderstanding Over(IUnderstanding inner, Jurisdiction jurisdiction)
    {
        List<ServiceItem>? own = null;
        foreach (var item in jurisdiction.Items)
        {
            if (item.PartOf is not null)
                (own ??= []).Add(item);
        }
        return own is null ? inner : new PlaceUnderstanding(inner, own);
    }

    public Meaning Judge(string words)
    {
        var meaning = _inner.Judge(words);
        foreach (var item in _own)
        {
            if (meaning.Best.Any(g => g.Item == item.PartOf && g.Confidence > 0) && item.Words.Any(w => words.Contains(w, StringComparison.Ordinal)))
                meaning = meaning with { Best = [.. meaning.Best.Select(g => g.Item == item.PartOf ? g with { Item = item.Code } : g)] };
        }
        return meaning;
    }
}
