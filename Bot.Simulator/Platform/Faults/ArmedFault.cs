namespace Bot.Simulator.Platform.Faults;

/// <summary>A fault that was switched on, and how often it has happened since. Safe to read from any thread.</summary>
public sealed class ArmedFault
{
    private int _fired;
    private int _lifted;

    internal ArmedFault(long id, Fault fault, DateTimeOffset since) => (Id, Fault, Since) = (id, fault, since);

    public long Id { get; }

    public Fault Fault { get; }

    /// <summary>When it was switched on, by the platform's clock.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>How often it happened.</summary>
    public int Fired => Volatile.Read(ref _fired);

    /// <summary>Whether it can still happen: neither lifted nor used up.</summary>
    public bool IsActive => Volatile.Read(ref _lifted) == 0 && !(Fired >= Fault.Times);

    internal void Fire() => Interlocked.Increment(ref _fired);

    internal void Lift() => Volatile.Write(ref _lifted, 1);
}
