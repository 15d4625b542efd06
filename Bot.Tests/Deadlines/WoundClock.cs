using System.Diagnostics;

namespace Bot.Tests.Deadlines;

/// <summary>
/// A clock that starts where a test wants it and can be wound forward while the bot runs. Its timers are real ones: what
/// waits for a sweep sees the new time at its next one.
/// </summary>
/// <param name="start">What it shows first.</param>
/// <param name="runs">Whether it goes on by itself between windings.</param>
internal sealed class WoundClock(DateTimeOffset start, bool runs) : TimeProvider
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _wound;

    public override DateTimeOffset GetUtcNow() =>
        start.ToUniversalTime() + TimeSpan.FromTicks(Interlocked.Read(ref _wound)) + (runs ? Stopwatch.GetElapsedTime(_started) : TimeSpan.Zero);

    public void WindTo(DateTimeOffset instant)
    {
        var by = instant - GetUtcNow();
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero, nameof(instant));
        Interlocked.Add(ref _wound, by.Ticks);
    }
}
