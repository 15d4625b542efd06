using System.Globalization;
using System.Text;

namespace Bot.Dialogs;

/// <summary>How replies are put together, whatever they say.</summary>
internal static class Talk
{
    private static readonly TimeSpan HomeTimeFrom = new(16, 30, 0);
    private static readonly TimeSpan HomeTimeTo = new(18, 30, 0);

    /// <summary>The parts that say something, a line each.</summary>
    public static string Lines(params ReadOnlySpan<string?> parts)
    {
        var all = new StringBuilder();
        foreach (var part in parts)
        {
            if (string.IsNullOrEmpty(part))
                continue;
            if (all.Length > 0)
                all.Append('\n');
            all.Append(part);
        }
        return all.ToString();
    }

    /// <summary>Choices, one a line: <c>1 路灯</c>.</summary>
    public static string Choices(IEnumerable<string> choices) =>
        string.Join('\n', choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {choice}")));

    /// <summary>A due instant as people say it: 今天 15:30 前, 11月26日（周四）下班前.</summary>
    public static string By(DateTimeOffset due, DateTimeOffset now)
    {
        var day = due.Date == now.Date ? "今天"
            : due.Date == now.Date.AddDays(1) ? $"明天（{Weekday(due)}）"
            : string.Create(CultureInfo.InvariantCulture, $"{due.Month}月{due.Day}日（{Weekday(due)}）");
        var time = due.TimeOfDay;
        return time >= HomeTimeFrom && time <= HomeTimeTo
            ? $"{day}下班前"
            : string.Create(CultureInfo.InvariantCulture, $"{day} {due:HH:mm} 前");
    }

    /// <summary>A moment as people say it: 今天 9:30, 昨天 21:05, 11月20日.</summary>
    public static string At(DateTimeOffset at, DateTimeOffset now)
    {
        var local = at.ToOffset(now.Offset);
        return (now.Date - local.Date).Days switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"今天 {local:H:mm} "),
            1 => string.Create(CultureInfo.InvariantCulture, $"昨天 {local:H:mm} "),
            -1 => string.Create(CultureInfo.InvariantCulture, $"明天 {local:H:mm} "),
            _ => Day(local),
        };
    }

    public static string Day(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at.Month}月{at.Day}日");

    /// <summary>Cuts a reply to what WeChat takes, at a character, with … to show it.</summary>
    public static string Fit(string reply)
    {
        if (Encoding.UTF8.GetByteCount(reply) <= DialogLimits.ReplyBytes)
            return reply;
        var (bytes, length) = (Encoding.UTF8.GetByteCount("…"), 0);
        foreach (var rune in reply.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > DialogLimits.ReplyBytes)
                break;
            length += rune.Utf16SequenceLength;
        }
        return reply[..length] + "…";
    }

    private static string Weekday(DateTimeOffset day) => "周" + "日一二三四五六"[(int)day.DayOfWeek];
}
