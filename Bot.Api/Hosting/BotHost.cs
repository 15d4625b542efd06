using Bot.Api.Desk;
using Bot.Api.EventQueue;
using Bot.Api.Handling;
using Bot.Api.Hosting.Places;
using Bot.Api.Integration;
using Bot.Api.My;
using Bot.Api.MiniProgram;
using Bot.Api.Open311;
using Bot.Api.PublicBoard;
using Bot.Api.WeChat;

namespace Bot.Api.Hosting;

/// <summary>Puts the bot together: settings, services, doors. Used by the program, the simulator, the tests and the benchmarks alike.</summary>
public static class BotHost
{
    /// <summary>The bot, with all further places that the settings name.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="settings">Settings in <c>:</c> form that lie over everything else.</param>
    /// <param name="wireClock">The system's clock unless a test brings its own.</param>
    /// <exception cref="SettingsException">A setting is missing or unusable.</exception>
    public static WebApplication Create(string[] args, IReadOnlyDictionary<string, string?> settings, TimeProvider? wireClock = null)
    {
        var clock = Wire(wireClock);
        var builder = Begin(args, settings, clock);
        var places = PlaceSettings.ReadAll(builder.Configuration);
        if (places.Count == 0)
        {
            return builder.Finish();
        }

        PlacesApart.Check(builder.Configuration, BotSettings.Read(builder.Configuration), places);
        builder.Services.AddPlaces();
        var root = builder.Finish();
        PlaceNames.Check(root, places);
        root.BuildPlaces(places, clock);
        return root;
    }

    /// <summary>The bot alone, whatever places the settings name: for what depends on none.</summary>
    /// <inheritdoc cref="Create"/>
    public static WebApplication CreateAlone(string[] args, IReadOnlyDictionary<string, string?> settings, TimeProvider? wireClock = null) =>
        Begin(args, settings, Wire(wireClock)).Finish();

    private static WebApplicationBuilder Begin(string[] args, IReadOnlyDictionary<string, string?> settings, TimeProvider wire)
    {
        var builder = WebApplication.CreateBuilder(Options(args));
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }

        return builder.Furnish(wire);
    }

    internal static WebApplicationOptions Options(string[] args, string? environment = null) => new()
    {
        // Settings are read once, at start: watching their files would cost a watcher for each host.
        Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
        ApplicationName = typeof(BotHost).Assembly.GetName().Name,
        ContentRootPath = AppContext.BaseDirectory,
        EnvironmentName = environment,
    };

    /// <summary>What the root and every place have alike.</summary>
    internal static WebApplicationBuilder Furnish(this WebApplicationBuilder builder, TimeProvider wire)
    {
        // It logs nothing at this level, but as long as it could, each request gets an activity and a log scope.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Environment.WebRootFileProvider = new StillFiles(builder.Environment.WebRootFileProvider);
        builder.AddBot(MovableClock.From(builder.Configuration, builder.Environment, wire));
        return builder;
    }

    internal static WebApplication Finish(this WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseBot();
        return app;
    }

#pragma warning disable RS0030 // The one place that names the system's clock.
    private static TimeProvider Wire(TimeProvider? given) => given ?? TimeProvider.System;
#pragma warning restore RS0030

    private static void UseBot(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UsePackedFiles();
        app.UseStaticFiles();
        app.MapWeChat();
        app.MapGridPlatform();
        app.MapIntegration();
        app.MapHandling();
        app.MapOpen311();
        app.MapMy();
        app.MapDesk();
        app.MapMiniProgram();
        app.UseMiddleware<KnownCharset>();
        app.MapPublicBoard();
        app.MapHome();
        app.MapHealth();
        app.MapOpenApi().For(Access.Anyone);
    }
}
