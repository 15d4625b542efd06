namespace Bot.Api.Hosting;

/// <summary>How a background worker fares, since this process started. Kept in memory: what is due stands in the rows.</summary>
/// <param name="At">When it last looked; null while it has not.</param>
/// <param name="WorkedAt">When it last found something.</param>
/// <param name="FaultAt">When a look last failed.</param>
/// <param name="Fault">The type of that failure.</param>
public sealed record WorkerPulse(DateTimeOffset? At, DateTimeOffset? WorkedAt, DateTimeOffset? FaultAt, string? Fault)
{
    public static WorkerPulse None { get; } = new(null, null, null, null);

    /// <summary>The last look failed.</summary>
    public bool IsFailing => FaultAt is { } fault && (At is not { } at || at < fault);

    public WorkerPulse Beat(DateTimeOffset now, int tried) => this with { At = now, WorkedAt = tried > 0 ? now : WorkedAt };

    public WorkerPulse Missed(DateTimeOffset now, Exception fault) => this with { FaultAt = now, Fault = fault.GetType().Name };
}

/// <summary>A background worker whose pulse the desk shows.</summary>
public interface IPulsing
{
    WorkerPulse Pulse { get; }
}
