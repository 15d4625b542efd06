using Bot.Api.Hosting.Places;
using Bot.Data.Profiles;

namespace Bot.Api.Hosting;

/// <summary>Runs the bot until it is told to stop.</summary>
public static class Server
{
    /// <summary>A setting is missing or wrong.</summary>
    public const int SettingsWrong = 2;

    /// <summary>A place could not start: its database is away, say. Worth trying again.</summary>
    public const int PlaceAway = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = BotHost.Create(args, new Dictionary<string, string?>(StringComparer.Ordinal));
            await app.RunAsync();
            return 0;
        }
        catch (Exception fault) when (fault is SettingsException or ProfileException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return SettingsWrong;
        }
        catch (PlaceException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return PlaceAway;
        }
    }
}
