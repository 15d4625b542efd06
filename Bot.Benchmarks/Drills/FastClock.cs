namespace Bot.Benchmarks.Drills;

/// <summary>A clock on which everything, timers too, goes <paramref name="speed"/> times as fast as on the wall.</summary>
internal sealed class FastClock(TimeProvider wall, double speed) : TimeProvider
{
    private readonly DateTimeOffset _start = wall.GetUtcNow();
    private readonly long _startStamp = wall.GetTimestamp();

    public override long TimestampFrequency => wall.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _start + (wall.GetElapsedTime(_startStamp) * speed);

    public override long GetTimestamp() => _startStamp + (long)((wall.GetTimestamp() - _startStamp) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(this, wall.CreateTimer(callback, state, OnWall(dueTime), OnWall(period)));

    /// <summary>How long that is on the wall. Never nothing, unless nothing was asked for.</summary>
    public TimeSpan OnWall(TimeSpan span) =>
        span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Max(1, span.TotalMilliseconds / speed));

    private sealed class FastTimer(FastClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.OnWall(dueTime), clock.OnWall(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
