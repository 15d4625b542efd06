using Bot.Data.Joining;

namespace Bot.Api.Joining;

/// <summary>
/// Open intakes in memory, by grid and item, the newest first; beyond <see cref="Most"/> the oldest go. Safe to ask from any
/// thread while it changes.
/// </summary>
internal sealed class HeldIntakes
{
    /// <summary>Intakes held; beyond that the oldest are no longer offered.</summary>
    public const int Most = 50_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string? Grid, string Item), SortedDictionary<long, HeldIntake>> _byPlace = [];
    private readonly SortedDictionary<long, HeldIntake> _all = [];

    /// <summary>How many are held.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _all.Count;
            }
        }
    }

    /// <summary>The newest of one grid and item, at most <paramref name="most"/>.</summary>
    public List<HeldIntake> Newest(string? grid, string item, int most)
    {
        lock (_gate)
        {
            return _byPlace.TryGetValue((grid, item), out var held) ? [.. held.Values.Take(most)] : [];
        }
    }

    /// <summary>Holds these as they are now; one that cannot be joined any more is held no longer.</summary>
    public void Put(IEnumerable<OpenIntake> intakes)
    {
        lock (_gate)
        {
            foreach (var intake in intakes)
            {
                Drop(intake.Id);
                if (intake.CanBeJoined)
                {
                    Hold(intake);
                }
            }
        }
    }

    private void Hold(OpenIntake intake)
    {
        // The newest stands first: that is the one to be offered.
        var held = new HeldIntake(intake);
        var key = (intake.GridCode, intake.Item);
        if (!_byPlace.TryGetValue(key, out var there))
        {
            _byPlace.Add(key, there = new SortedDictionary<long, HeldIntake>(Comparer<long>.Create((a, b) => b.CompareTo(a))));
        }

        there[intake.Id] = held;
        _all[intake.Id] = held;
        if (_all.Count > Most)
        {
            Drop(_all.First().Key);
        }
    }

    private void Drop(long id)
    {
        if (!_all.Remove(id, out var held))
        {
            return;
        }

        var key = (held.Intake.GridCode, held.Intake.Item);
        if (_byPlace.TryGetValue(key, out var there) && there.Remove(id) && there.Count == 0)
        {
            _byPlace.Remove(key);
        }
    }
}

/// <summary>One of them, with its place brought to a form that can be compared.</summary>
internal sealed class HeldIntake(OpenIntake intake)
{
    public OpenIntake Intake => intake;

    /// <summary>Brought to its form when it is first compared.</summary>
    public PlaceKey? Key { get; set; }
}
