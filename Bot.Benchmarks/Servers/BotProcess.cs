using System.Diagnostics;
using System.Reflection;

namespace Bot.Benchmarks.Servers;

/// <summary>The program in a process of its own, as an operator starts it. For drills and tests.</summary>
public static class BotProcess
{
    /// <param name="folder">Working folder.</param>
    /// <param name="settings">Settings in <c>:</c> form.</param>
    /// <param name="args">The command line.</param>
    public static Process Start(string folder, IReadOnlyDictionary<string, string?> settings, params string[] args)
    {
        // The bot lies beside whoever starts it, with that program's list of what else lies there.
        var host = Path.Combine(AppContext.BaseDirectory, Assembly.GetEntryAssembly()!.GetName().Name!);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] command = ["exec", "--runtimeconfig", host + ".runtimeconfig.json", "--depsfile", host + ".deps.json", Path.Combine(AppContext.BaseDirectory, "Bot.Api.dll")];
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
