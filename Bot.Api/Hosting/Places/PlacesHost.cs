using Bot.Api.GroupNotification;
using Bot.Api.Handling.Identity;
using Bot.Data.Profiles;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;

namespace Bot.Api.Hosting.Places;

/// <summary>
/// Puts further places into the process: each is the whole bot once more, by the same code, on its own settings. They
/// share the wire, the log, and the count of each robot's minute; nothing else.
/// </summary>
internal static class PlacesHost
{
    private const string Wire = "wire";

    /// <summary>Puts the front before the server that listens.</summary>
    public static void AddPlaces(this IServiceCollection services)
    {
        var kestrel = services.Last(s => s.ServiceType == typeof(IServer) && !s.IsKeyedService);
        services.AddKeyedSingleton(typeof(IServer), Wire, kestrel.ImplementationType!);
        services.AddSingleton<RunningPlaces>();
        services.AddSingleton<IServer>(s => new PlacesFront(s.GetRequiredKeyedService<IServer>(Wire), s.GetRequiredService<RunningPlaces>()));
    }

    /// <exception cref="SettingsException">A place's settings are unusable; the message names it.</exception>
    public static void BuildPlaces(this WebApplication root, IEnumerable<PlaceSettings> places, TimeProvider wire)
    {
        var running = root.Services.GetRequiredService<RunningPlaces>();
        foreach (var place in places)
        {
            try
            {
                var server = new PlaceServer();
                running.Add(place, Build(place, root, server, wire), server);
            }
            catch (Exception fault) when (fault is SettingsException or ProfileException)
            {
                throw PlaceSettings.Fault(place.Name, fault);
            }
        }
    }

    private static WebApplication Build(PlaceSettings place, WebApplication root, PlaceServer server, TimeProvider wire)
    {
        var builder = WebApplication.CreateBuilder(BotHost.Options([], root.Environment.EnvironmentName));
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(place.Configuration);
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new PlaceLogs(root.Services.GetRequiredService<ILoggerFactory>(), place.Name));
        builder.Furnish(wire);
        builder.Services.AddSingleton<IServer>(server);
        builder.Services.AddSingleton<IHostLifetime, PlaceLifetime>();

        // A robot's minute is WeCom's, whoever sends.
        builder.Services.AddSingleton(root.Services.GetRequiredService<RobotLimiter>());
        KeepCookiesApart(builder.Services, place);
        return builder.Finish();
    }

    /// <summary>Paths of one host share their cookies; what the root left there must not stand in the way of a place's own.</summary>
    private static void KeepCookiesApart(IServiceCollection services, PlaceSettings place)
    {
        services.PostConfigure<AntiforgeryOptions>(antiforgery => antiforgery.Cookie.Name += "-" + place.Name);
        services.PostConfigure<CookieAuthenticationOptions>(WorkerSignIn.Scheme, cookie => cookie.Cookie.Path = place.Prefix + cookie.Cookie.Path);
    }
}
