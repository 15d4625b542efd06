using System.Net;
using Bot.Api.Hosting;
using Bot.Api.Integration.Keys;
using Bot.Api.Integration.Webhooks;

namespace Bot.Api.Integration;

/// <summary>What grid platforms are served with beside the log of events and the actions.</summary>
public static class IntegrationServices
{
    /// <summary>Receivers in the organisation's own network are allowed.</summary>
    public const string AllowPrivate = "Bot:Webhooks:AllowPrivate";

    /// <exception cref="SettingsException">A setting is unusable; the message names it.</exception>
    public static void AddIntegration(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(ApiKeys.Read(BotSettings.Read(configuration), configuration));
        var targets = new WebhookTargets(environment.IsDevelopment(), Flag(configuration), static (host, cancellation) => Dns.GetHostAddressesAsync(host, cancellation));
        services.AddSingleton(targets);
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookWire>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookSpread>();
        services.AddSingleton<WebhookRecord>();
        services.AddSingleton<WebhookSubscribe>();
        services.AddSingleton<WebhookSignal>();
        services.AddHostedService<WebhookWorker>();
    }

    private static bool Flag(IConfiguration configuration) => configuration[AllowPrivate] switch
    {
        null or "" => false,
        var given when bool.TryParse(given, out var flag) => flag,
        _ => throw new SettingsException($"{AllowPrivate} must be true or false."),
    };
}
