using System.Globalization;
using Bot.Data.Grids;
using Bot.Data.Profiles;

namespace Bot.Api.Desk.Grids;

/// <summary>What the desk is told of the rule that grids are looked at anew every so many months (每年调整).</summary>
internal static class AdjustmentWords
{
    /// <summary>What an adjustment changes of a grid. Who serves it changes all the year and is none.</summary>
    public static readonly string[] Adjusted = [GridChanges.Name, GridChanges.Kind, GridChanges.Range, GridChanges.Border, GridChanges.Validity, GridChanges.Addresses];

    public static string Of(ProfileAdjustment rule, DateOnly? last, DateOnly today)
    {
        if (last is not { } day)
        {
            return $"网格每 {rule.EveryMonths} 个月调整一次，还没有调整的记录。";
        }

        var next = day.AddMonths(rule.EveryMonths);
        return $"网格每 {rule.EveryMonths} 个月调整一次。上次调整 {Said(day)}，{(next <= today ? "到期了，请重新看一遍" : $"最晚 {Said(next)} 再看一遍")}。";
    }

    private static string Said(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
