using System.Globalization;

namespace Bot.Api.Hosting;

/// <summary>The system's clock set to another instant at start (<c>Bot:Now</c>, Development only); it runs on from there.</summary>
public sealed class MovableClock(TimeProvider wire, TimeSpan shift) : TimeProvider
{
    /// <summary>The clock as it is outside: what platforms stamp their callbacks with.</summary>
    public TimeProvider Wire { get; } = wire;

    public override DateTimeOffset GetUtcNow() => Wire.GetUtcNow() + shift;

    public override long GetTimestamp() => Wire.GetTimestamp();

    public override long TimestampFrequency => Wire.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => Wire.LocalTimeZone;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Wire.CreateTimer(callback, state, dueTime, period);

    /// <exception cref="SettingsException"><c>Bot:Now</c> is no instant.</exception>
    public static TimeProvider From(IConfiguration configuration, IHostEnvironment environment, TimeProvider wire)
    {
        if (!environment.IsDevelopment() || configuration["Bot:Now"] is not { Length: > 0 } text)
        {
            return wire;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var now)
            ? new MovableClock(wire, now - wire.GetUtcNow())
            : throw new SettingsException($"Bot:Now must be an instant like 2026-11-21T09:00:00+08:00, is \"{text}\".");
    }
}
