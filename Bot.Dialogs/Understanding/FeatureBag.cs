using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bot.Dialogs.Understanding;

/// <summary>A sign found in a message: a hash of what it is, and how much it counts there.</summary>
internal readonly record struct Feature(uint Hash, float Value, SignKinds Kind);

/// <summary>The signs of one message, each once, with the weight of its first mention. Reused; not safe to share.</summary>
internal sealed class FeatureBag
{
    private const int Slots = 1 << 13;

    /// <summary>Beyond this the bag is full and further signs are dropped: half the slots, so that search stays short.</summary>
    private const int Most = Slots / 2;

    private readonly List<Feature> _features = new(1_024);
    private readonly ushort[] _slots = new ushort[Slots];
    private readonly uint[] _stamps = new uint[Slots];
    private uint _stamp;

    public ReadOnlySpan<Feature> Features => CollectionsMarshal.AsSpan(_features);

    public void Clear()
    {
        _features.Clear();
        // Stamps instead of wiping; after four billion messages the table is wiped once.
        if (++_stamp == 0)
        {
            Array.Clear(_stamps);
            _stamp = 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(uint hash, float value, SignKinds kind = SignKinds.Matter)
    {
        var slot = (hash * 2_654_435_769u) >> 19;
        while (_stamps[slot] == _stamp)
        {
            if (_features[_slots[slot]].Hash == hash)
                return;
            slot = (slot + 1) & (Slots - 1);
        }
        if (_features.Count >= Most)
            return;
        _stamps[slot] = _stamp;
        _slots[slot] = (ushort)_features.Count;
        _features.Add(new(hash, value, kind));
    }
}
