using Bot.Api.Hosting;

namespace Bot.Api.My;

/// <summary>Paths of the pages, without where the bot is served.</summary>
public static class MyRoutes
{
    public const string Home = "/my";
    public const string Report = Home + "/report";
    public const string Intakes = Home + "/intakes";
    public const string Worker = Home + "/worker";
    public const string Ask = Home + "/ask";
    public const string Notices = Home + "/notices";
    public const string Settings = Home + "/settings";
    public const string Help = Home + "/help";

    /// <summary>Where the pages of intakes stand, seen from outside; null where messages lead to none.</summary>
    public static string? IntakePages(BotSettings settings) => settings.LinksToPages ? $"{settings.PublicBaseUrl}{Intakes}/" : null;

    public static string Intake(string number) => $"{Intakes}/{number}";
}
