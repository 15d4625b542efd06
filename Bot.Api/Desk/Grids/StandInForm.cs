using System.Globalization;
using Bot.Data;
using Bot.Data.Grids;

namespace Bot.Api.Desk.Grids;

/// <summary>What somebody typed to have one stand in for another, and what is wrong with it, field by field.</summary>
public sealed class StandInForm
{
    /// <summary>How a moment is typed; the seconds are nobody's business.</summary>
    public const string MomentForm = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The row of who is away.</summary>
    public long Away { get; set; }

    public string? UserId { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public Dictionary<string, string> Faults { get; } = new(StringComparer.Ordinal);

    public string? FaultOf(string field) => Faults.GetValueOrDefault(field);

    /// <summary>Null with <see cref="Faults"/> when something is wrong.</summary>
    /// <param name="grid">As it is imported, without stand-ins.</param>
    /// <param name="known">Whose userid was typed, where some grid lists them; fills what was left empty.</param>
    /// <param name="by">Login.</param>
    /// <param name="now">In China.</param>
    public StandIn? Read(Grid grid, GridMember? known, string by, DateTimeOffset now)
    {
        var away = grid.Members.Find(m => m.Id == Away);
        var (userId, name, phone) = (Trimmed(UserId), Trimmed(Name) ?? known?.Name, Trimmed(Phone) ?? known?.Phone);
        var (from, until) = (Moment(From, "from"), Moment(Until, "until"));
        Check(away is not null, "away", "请选谁不在。名单可能刚换过，请重新打开这一页。");
        Check(name is { Length: > 0 and <= GridImportLimits.MaxNameLength }, "name", known is null && userId is not null ? "名单里没有这个账号，请写姓名。" : "请写代班人的姓名。");
        Check(phone is { Length: > 0 } && PhoneForms.IsOne(phone), "phone", "请写能打通的电话：手机、带区号的座机或五位热线。");
        Check(userId is null || userId.Length <= GridImportLimits.MaxCodeLength, "userId", $"账号最多 {GridImportLimits.MaxCodeLength} 个字符。");
        Check(away is null || userId is null || !string.Equals(away.UserId, userId, StringComparison.OrdinalIgnoreCase), "userId", "不能自己代自己。");
        if (from is { } begins && until is { } ends)
        {
            Check(ends > now, "until", "结束的时间已经过了。");
            Check(ends > begins, "until", "结束要晚于开始。");
            Check(ends - begins <= StandIn.Longest, "until", $"一次最多代 {StandIn.Longest.TotalDays:0} 天，更久的请改网格名单。");
        }

        return Faults.Count > 0 ? null : new StandIn
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            GridCode = grid.Code,
            Role = away!.Role,
            AwayUserId = away.UserId,
            AwayName = away.Name,
            Name = name!,
            Phone = phone!,
            UserId = userId,
            From = from!.Value,
            Until = until!.Value,
            By = by,
            MadeAt = now,
        };
    }

    private DateTimeOffset? Moment(string? text, string field)
    {
        if (DateTime.TryParseExact(text, MomentForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new DateTimeOffset(local, ChinaTime.Offset);
        }

        Faults[field] = "请写到几月几日几点，例如 2026-11-28 08:30。";
        return null;
    }

    private void Check(bool holds, string field, string fault)
    {
        if (!holds)
        {
            Faults.TryAdd(field, fault);
        }
    }

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;
}
