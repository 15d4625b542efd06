using Bot.Api.GroupNotification;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Profiles;

namespace Bot.Simulator.Hosting;

/// <summary>
/// At night groups hear of urgent matters only, so that who tries the bot then would see no card. Unless <c>Bot:Now</c>
/// says otherwise, the bot's clock is set to the morning of the same day; the platform's stays as it is.
/// </summary>
public static class Daytime
{
    /// <summary>The time of day it is set to.</summary>
    public static readonly TimeOnly Morning = new(10, 0);

    /// <summary>So long before the quiet hours it counts as night already: a demo lasts a while.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromHours(1);

    /// <summary>The clock the bot is to have: the one given, or one that shows the morning.</summary>
    public static TimeProvider For(IReadOnlyDictionary<string, string?> settings, TimeProvider clock)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(settings).Build();
        if (!string.IsNullOrEmpty(configuration["Bot:Now"]))
        {
            return clock;
        }

        var quiet = QuietHours.Of(ProfileFile.Read(BotSettings.Read(configuration).ProfilePath));
        var now = clock.GetChinaNow();
        var morning = new DateTimeOffset(now.Date + Morning.ToTimeSpan(), ChinaTime.Offset);
        var isNight = quiet.EndAfter(now) is not null || quiet.EndAfter(now + Before) is not null;
        return isNight && quiet.EndAfter(morning) is null ? new MovableClock(clock, morning - now) : clock;
    }
}
