using Bot.Api.Hosting;
using StackExchange.Redis;

namespace Bot.Api.Streams;

/// <summary>The streams, when Redis is configured; without it nothing of this is there.</summary>
public static class StreamServices
{
    /// <param name="services">The bot's services.</param>
    /// <param name="redis"><c>ConnectionStrings:Redis</c>, or null.</param>
    /// <exception cref="SettingsException">It cannot be read.</exception>
    public static void AddStreams(this IServiceCollection services, string? redis)
    {
        if (redis is null)
        {
            return;
        }

        var options = Read(redis);
        services.AddSingleton(s => new RedisLink(options, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<EventStream>();
        services.AddSingleton<ActionStream>();
        services.AddSingleton<ActionParking>();
        services.AddHostedService<EventPublisher>();
        services.AddHostedService<ActionReader>();
    }

    /// <exception cref="SettingsException">It cannot be read.</exception>
    internal static ConfigurationOptions Read(string redis)
    {
        ConfigurationOptions options;
        try
        {
            options = ConfigurationOptions.Parse(redis);
        }
        catch (ArgumentException)
        {
            throw Wrong();
        }

        if (options.EndPoints.Count == 0)
        {
            throw Wrong();
        }

        options.AbortOnConnectFail = false;
        options.ClientName = "grid-bot";
        options.ConnectRetry = 1;
        options.ConnectTimeout = (int)StreamLimits.ConnectTimeout.TotalMilliseconds;
        options.SyncTimeout = (int)StreamLimits.CommandTimeout.TotalMilliseconds;
        return options;
    }

    /// <summary>The value is not repeated: it may hold a password.</summary>
    private static SettingsException Wrong() =>
        new("ConnectionStrings:Redis cannot be read; write it as host:port or host:port,password=…,ssl=true,defaultDatabase=0.");
}
