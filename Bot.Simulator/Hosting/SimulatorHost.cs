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
        ArgumentNullException.ThrowIfNull(platform);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = PlatformLimits.MediaBytes + (1024 * 1024));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapTokens(platform);
        app.MapMessages(platform);
        app.MapTemplates(platform);
        app.MapMedia(platform);
        app.MapAccount(platform);
        app.MapMiniProgram(platform);
        app.MapWeCom(platform);
        app.MapLogin(platform);
        app.MapPage(platform, town);
        return app;
    }

    /// <summary>Builds and starts it, and tells the platform its own address.</summary>
    public static async Task<WebApplication> StartAsync(SimulatedPlatform platform, DemoTown town, string url)
    {
        var app = Create(platform, town, url);
        await app.StartAsync();
        platform.Address = AddressOf(app);
        return app;
    }

    /// <summary>Where a started host listens.</summary>
    public static Uri AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Uri(addresses.First());
    }
}
