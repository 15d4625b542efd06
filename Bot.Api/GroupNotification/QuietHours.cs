using Bot.Data;
using Bot.Data.Profiles;

namespace Bot.Api.GroupNotification;

/// <summary>When groups hear of urgent matters only. China time; the stretch may span midnight, and with equal ends there is none.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    public static QuietHours Of(Profile profile) => new(profile.Groups.QuietFrom, profile.Groups.QuietUntil);

    /// <summary>When it is over, or null while it is not quiet.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset now)
    {
        var local = now.ToOffset(ChinaTime.Offset);

        // TimeOnly.IsBetween takes the start in and the end out, wraps around midnight, and is empty for equal ends.
        if (!TimeOnly.FromDateTime(local.DateTime).IsBetween(From, Until))
        {
            return null;
        }

        var end = new DateTimeOffset(local.Date + Until.ToTimeSpan(), ChinaTime.Offset);
        return end > now ? end : end.AddDays(1);
    }
}
