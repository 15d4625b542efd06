using Bot.Api.EventQueue;
using Bot.Api.Handling;
using Bot.Api.WeChat;

namespace Bot.Api.Hosting;

/// <summary>Puts the bot together: settings, services, doors. Used by the program, the simulator, the tests and the benchmarks alike.</summary>
public static class BotHost
{
    /// <param name="args">The command line.</param>
    /// <param name="settings">Settings in <c>:</c> form that lie over everything else.</param>
    /// <param name="wireClock">The system's clock unless a test brings its own.</param>
    /// <exception cref="SettingsException">A setting is missing or unusable.</exception>
    public static WebApplication Create(string[] args, IReadOnlyDictionary<string, string?> settings, TimeProvider? wireClock = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(BotHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(settings);

        // It logs nothing at this level, but as long as it could, each request gets an activity and a log scope.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }

#pragma warning disable RS0030 // The one place that names the system's clock.
        var clock = MovableClock.From(builder.Configuration, builder.Environment, wireClock ?? TimeProvider.System);
#pragma warning restore RS0030
        builder.AddBot(clock);
        var app = builder.Build();
        app.UseBot();
        return app;
    }

    private static void UseBot(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseStaticFiles();
        app.MapWeChat();
        app.MapGridPlatform();
        app.MapHandling();
        app.MapHome();
        app.MapHealth();
        app.MapOpenApi().For(Access.Anyone);
    }
}
