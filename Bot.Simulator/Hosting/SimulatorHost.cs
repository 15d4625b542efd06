using Bot.Simulator.Page;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Api;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Bot.Simulator.Hosting;

/// <summary>The simulated platform behind HTTP: its APIs for the bot, its page for people.</summary>
public static class SimulatorHost
{
    /// <summary>Builds the platform's host on <paramref name="url"/>; port 0 takes a free one.</summary>
    public static WebApplication Create(SimulatedPlatform platform, DemoTown town, string url)
    {
        var none = new PlaceBoard([], null);
        var front = new PlatformFront(none);
        var app = Create(front, url);
        front.Show(Doors(app, platform, town, none));
        return app;
    }

    /// <summary>Builds and starts it, and tells the platform its own address.</summary>
    public static async Task<WebApplication> StartAsync(SimulatedPlatform platform, DemoTown town, string url)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var app = Create(platform, town, url);
        await app.StartAsync();
        platform.Address = AddressOf(app);
        return app;
    }

    /// <summary>A host whose doors are shown, and shown anew, by <paramref name="front"/>.</summary>
    internal static WebApplication Create(PlatformFront front, string url)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = PlatformLimits.MediaBytes + (1024 * 1024));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(front.AnswerAsync);
        return app;
    }

    /// <summary>All doors of one platform, with routes of their own.</summary>
    internal static RequestDelegate Doors(WebApplication host, SimulatedPlatform platform, DemoTown town, PlaceBoard places)
    {
        var doors = new ApplicationBuilder(host.Services);
        doors.UseRouting();
        doors.UseEndpoints(routes =>
        {
            routes.MapTokens(platform);
            routes.MapMessages(platform);
            routes.MapTemplates(platform);
            routes.MapMedia(platform);
            routes.MapAccount(platform);
            routes.MapMiniProgram(platform);
            routes.MapWeCom(platform);
            routes.MapLogin(platform);
            routes.MapPage(platform, town);
            routes.MapPlaces(places);
        });
        return doors.Build();
    }

    /// <summary>Where a started host listens.</summary>
    public static Uri AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Uri(addresses.First());
    }
}
