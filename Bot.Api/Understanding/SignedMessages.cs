using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Messages as rows of numbers over the signs that at least two of them have: what a head is trained on.</summary>
internal sealed class SignedMessages
{
    private readonly Dictionary<uint, int> _column = [];

    private SignedMessages(uint[] signs, float[] rarity)
    {
        (Signs, Rarity) = (signs, rarity);
        for (var i = 0; i < signs.Length; i++)
            _column[signs[i]] = i;
    }

    /// <summary>The hash of each column, ascending: the order of everything that follows.</summary>
    public uint[] Signs { get; }

    /// <summary>The rarer a sign, the more it counts: 1 + ln((1 + messages) / (1 + messages with it)), times what its kind is worth.</summary>
    public float[] Rarity { get; }

    public List<(int[] Columns, float[] Values)> Rows { get; } = [];

    public static SignedMessages Of(IReadOnlyList<Feature[]> messages, int fewest, Func<Feature, float> worth)
    {
        var seen = new Dictionary<uint, (int Messages, float Worth)>();
        foreach (var feature in messages.SelectMany(m => m))
            seen[feature.Hash] = (seen.GetValueOrDefault(feature.Hash).Messages + 1, worth(feature));
        var kept = seen.Where(s => s.Value.Messages >= fewest).OrderBy(s => s.Key).ToList();
        var signed = new SignedMessages(
            [.. kept.Select(s => s.Key)], [.. kept.Select(s => s.Value.Worth * (1 + MathF.Log((1f + messages.Count) / (1 + s.Value.Messages))))]);
        foreach (var message in messages)
            signed.Rows.Add(signed.Row(message));
        return signed;
    }

    private (int[] Columns, float[] Values) Row(Feature[] message)
    {
        var known = message.Where(f => _column.ContainsKey(f.Hash)).Select(f => (Column: _column[f.Hash], f.Value)).ToArray();
        var values = known.Select(k => k.Value * Rarity[k.Column]).ToArray();
        var length = MathF.Sqrt(values.Sum(v => v * v));
        return ([.. known.Select(k => k.Column)], [.. values.Select(v => length > 0 ? v / length : 0)]);
    }
}
