using System.Globalization;

namespace Bot.Simulator.Hosting;

/// <summary>
/// A clock that runs on from another instant. The bot moves its own by <c>Bot:Now</c>; the platform must live in the same
/// time, or its callbacks would be stale.
/// </summary>
public sealed class ShiftedClock(TimeProvider inner, TimeSpan shift) : TimeProvider
{
    /// <summary>The clock for <c>Bot:Now</c>: <paramref name="inner"/> itself when it is not set.</summary>
    public static TimeProvider For(string? now, TimeProvider inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (string.IsNullOrEmpty(now))
        {
            return inner;
        }

        return DateTimeOffset.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new ShiftedClock(inner, at - inner.GetUtcNow())
            : throw new FormatException($"Bot:Now: {now} is not an instant.");
    }

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + shift;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
