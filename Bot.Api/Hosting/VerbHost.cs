using System.CommandLine;
using Bot.Api.Hosting.Places;
using Bot.Data.Profiles;
using Bot.Data.Storage;

namespace Bot.Api.Hosting;

/// <summary>What verbs share: settings without a platform, a migrated database, and how a refusal is said.</summary>
public static class VerbHost
{
    public const int Done = 0;
    public const int Refused = 1;

    /// <summary>On every verb: whose settings, and so whose database and keys.</summary>
    public static readonly Option<string?> Place = new("--place") { Description = "Works on a place of Bot:Places; absent: on the root.", Recursive = true };

    /// <summary>A command with one file; errors of settings and files become one line each and an exit code.</summary>
    public static Command OnFile(string name, string description, string fileDescription, Func<FileInfo, BotSettings, CancellationToken, Task<int>> run)
    {
        var file = new Argument<FileInfo>("file") { Description = fileDescription };
        var command = new Command(name, description) { file };
        command.SetAction((parsed, cancellation) => GuardAsync(async () =>
        {
            var given = parsed.GetValue(file)!;
            return given.Exists ? await run(given, Settings(parsed), cancellation) : Refuse($"{given.FullName}: there is no such file.");
        }));
        return command;
    }

    public static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception fault) when (fault is SettingsException or ProfileException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Server.SettingsWrong;
        }
        catch (IOException fault)
        {
            return Refuse(fault.Message);
        }
    }

    public static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return Refused;
    }

    /// <exception cref="SettingsException">A setting is unusable, or there is no such place.</exception>
    public static BotSettings Settings(ParseResult parsed) =>
        parsed.GetValue(Place) is { } place ? PlaceSettings.Find(Root(), place).Settings : BotSettings.Read(Root());

    /// <summary>All settings of the place: the root's, with the place's own laid over them.</summary>
    /// <exception cref="SettingsException">There is no such place.</exception>
    public static IConfiguration Configuration(ParseResult parsed) =>
        parsed.GetValue(Place) is { } place ? PlaceSettings.Find(Root(), place).Configuration : Root();

    /// <summary>Migrates the database and opens its writer.</summary>
    public static async Task<GroupCommit> OpenAsync(BotSettings settings, CancellationToken cancellation)
    {
        var options = BotDatabase.Options(settings.ConnectionString);
        await BotDatabase.MigrateAsync(options, cancellation);
        return new GroupCommit(options);
    }

    private static IConfigurationRoot Root() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();

#pragma warning disable RS0030 // Verbs are programs of their own: this is their composition root.
    public static TimeProvider Clock => TimeProvider.System;
#pragma warning restore RS0030
}
