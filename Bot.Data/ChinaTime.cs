namespace Bot.Data;

/// <summary>China Standard Time: +08:00 all year, no daylight saving since 1991.</summary>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset GetChinaNow(this TimeProvider clock) => clock.GetUtcNow().ToOffset(Offset);

    /// <summary>The local calendar day of an instant.</summary>
    public static DateOnly ChinaDate(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
