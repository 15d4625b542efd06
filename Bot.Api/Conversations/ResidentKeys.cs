using Bot.Data.People;

namespace Bot.Api.Conversations;

/// <summary>
/// Keys of the residents heard lately. A keyed hash costs a good part of a turn that only reads, and people talk in
/// bursts. One place per slot: a newcomer takes it over, and a race at worst computes a key twice.
/// </summary>
public sealed class ResidentKeys(PersonalData personalData)
{
    /// <summary>Residents remembered at most; a power of two.</summary>
    public const int Slots = 16_384;

    private readonly Entry?[] _slots = new Entry?[Slots];

    public string Of(string openId)
    {
        ref var slot = ref _slots[string.GetHashCode(openId, StringComparison.Ordinal) & (Slots - 1)];
        var entry = Volatile.Read(ref slot);
        if (entry is null || !string.Equals(entry.OpenId, openId, StringComparison.Ordinal))
        {
            entry = new Entry(openId, personalData.ResidentKey(openId));
            Volatile.Write(ref slot, entry);
        }

        return entry.Key;
    }

    private sealed record Entry(string OpenId, string Key);
}
