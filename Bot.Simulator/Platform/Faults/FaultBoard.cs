namespace Bot.Simulator.Platform.Faults;

/// <summary>
/// The faults that are switched on. Calls and callbacks ask here what they meet; of several that fit, the one switched on
/// first happens. Safe from any thread.
/// </summary>
public sealed class FaultBoard(AccessTokens tokens, TimeProvider clock, Signal signal)
{
    /// <summary>Faults remembered, those that are over dropped first.</summary>
    public const int Kept = 100;

    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _armed = [];
    private long _last;

    /// <summary>Told after a fault was lifted, outside any lock.</summary>
    internal event Action<ArmedFault>? Lifted;

    /// <summary>What was switched on, oldest first, with what is over and not yet forgotten.</summary>
    public IReadOnlyList<ArmedFault> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _armed];
            }
        }
    }

    /// <summary>Switches a fault on. <see cref="ArgumentException"/> names the field that is wrong, or says that there are too many.</summary>
    public ArmedFault Arm(Fault fault)
    {
        if (FaultCheck.Wrong(fault) is { } wrong)
        {
            throw new ArgumentException(wrong, nameof(fault));
        }

        ArmedFault armed;
        lock (_gate)
        {
            if (_armed.Count >= Kept && _armed.RemoveAll(a => !a.IsActive) == 0)
            {
                throw new ArgumentException($"最多同时 {Kept} 个故障", nameof(fault));
            }

            armed = new ArmedFault(++_last, fault, clock.GetUtcNow());
            _armed.Add(armed);
        }

        if (fault is Fault.TokenRevoked)
        {
            tokens.RevokeAll();
        }

        Tell();
        return armed;
    }

    /// <summary>Nobody answers any call until <see cref="Lift(ArmedFault)"/> or <see cref="LiftAll"/>.</summary>
    public ArmedFault PlatformDown() => Arm(new Fault.PlatformDown());

    /// <summary>A fault by its number, null when unknown or forgotten.</summary>
    public ArmedFault? Find(long id) => All.FirstOrDefault(a => a.Id == id);

    /// <summary>Ends a fault and forgets it; what it held back goes on.</summary>
    public void Lift(ArmedFault armed)
    {
        ArgumentNullException.ThrowIfNull(armed);
        lock (_gate)
        {
            armed.Lift();
            _armed.Remove(armed);
        }

        Lifted?.Invoke(armed);
        Tell();
    }

    /// <summary>Ends and forgets all faults: everything works again.</summary>
    public void LiftAll()
    {
        foreach (var armed in All)
        {
            Lift(armed);
        }
    }

    /// <summary>Waits until a fault has happened so often. <see cref="TimeoutException"/> says how often it did.</summary>
    public Task UntilFiredAsync(ArmedFault armed, int times, TimeSpan deadline) => signal.UntilAsync(
        () => armed.Fired >= times ? armed : null, deadline, () => $"{armed.Fault} happened {armed.Fired} times, not {times}.");

    /// <summary>The first active fault of a kind that fits, without happening.</summary>
    internal ArmedFault? Look<T>(Func<T, bool> fits)
        where T : Fault => All.FirstOrDefault(a => a.IsActive && a.Fault is T fault && fits(fault));

    /// <summary>The first active fault of a kind that fits; it happens now.</summary>
    internal T? Take<T>(Func<T, bool> fits)
        where T : Fault
    {
        T? taken = null;
        lock (_gate)
        {
            foreach (var armed in _armed)
            {
                if (armed.IsActive && armed.Fault is T fault && fits(fault))
                {
                    armed.Fire();
                    taken = fault;
                    break;
                }
            }
        }

        if (taken is not null)
        {
            Tell();
        }

        return taken;
    }

    /// <summary>A fault looked at before happens now.</summary>
    internal void Fire(ArmedFault armed)
    {
        armed.Fire();
        Tell();
    }

    private void Tell() => signal.Raise(new PlatformChange("faults", null, null));
}
