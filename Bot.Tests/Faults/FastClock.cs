namespace Bot.Tests.Faults;

/// <summary>
/// A clock that starts when it is told and runs faster than the wall's, timers and all: pauses between tries that grow to hours pass in seconds.
/// A call's own patience (ten seconds) stays real, and so must be shorter than a lease (two minutes): hence no faster.
/// </summary>
internal sealed class FastClock(TimeProvider wall, DateTimeOffset start) : TimeProvider
{
    public const int Factor = 8;

    private readonly long _started = wall.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => (start + (wall.GetElapsedTime(_started) * Factor)).ToUniversalTime();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        wall.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    private static TimeSpan Shorter(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan || time == TimeSpan.Zero ? time : TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, time.Ticks / Factor));
}
