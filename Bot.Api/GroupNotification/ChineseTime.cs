using System.Globalization;
using Bot.Data;

namespace Bot.Api.GroupNotification;

/// <summary>Instants as one says them: 11月26日（周四）18:00.</summary>
public static class ChineseTime
{
    private static readonly string[] Days = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static string Day(DateTimeOffset instant)
    {
        var local = instant.ToOffset(ChinaTime.Offset);
        return string.Create(CultureInfo.InvariantCulture, $"{local.Month}月{local.Day}日（{Days[(int)local.DayOfWeek]}）");
    }

    public static string Moment(DateTimeOffset instant) =>
        Day(instant) + instant.ToOffset(ChinaTime.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);
}
