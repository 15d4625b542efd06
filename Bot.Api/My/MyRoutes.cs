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

    public static string Intake(string number) => $"{Intakes}/{number}";
}
