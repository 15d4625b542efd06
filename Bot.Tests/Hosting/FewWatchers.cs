using System.Runtime.CompilerServices;

namespace Bot.Tests.Hosting;

/// <summary>Hosts of the tests watch no files: the many that stand side by side would use up the machine's watchers.</summary>
internal static class FewWatchers
{
#pragma warning disable CA2255 // The tests are no library: before anything of theirs runs is just when it has to be set.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("DOTNET_HOSTBUILDER__RELOADCONFIGONCHANGE", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }
}
