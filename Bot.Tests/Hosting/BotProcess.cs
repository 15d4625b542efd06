using System.Diagnostics;

namespace Bot.Tests.Hosting;

/// <summary>The program in a process of its own, as an operator starts it.</summary>
internal static class BotProcess
{
    /// <param name="folder">Working folder.</param>
    /// <param name="settings">Settings in <c>:</c> form.</param>
    /// <param name="args">The command line.</param>
    public static Process Start(string folder, IReadOnlyDictionary<string, string?> settings, params string[] args)
    {
        var here = AppContext.BaseDirectory;
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] command = ["exec", "--runtimeconfig", Path.Combine(here, "Bot.Tests.runtimeconfig.json"), "--depsfile", Path.Combine(here, "Bot.Tests.deps.json"), Path.Combine(here, "Bot.Api.dll")];
        foreach (var part in command.Concat(args))
        {
            start.ArgumentList.Add(part);
        }

        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }
}
