using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SQLitePCL;

namespace Bot.Data.Storage;

/// <summary>
/// EF's SQLite provider was compiled against SQLitePCLRaw 2.1, the package source holds 2.0.6: the two agree on every
/// member EF uses, only the version in the reference differs. See docs/decisions/0002-sqlite-binding.md.
/// </summary>
internal static class SqliteBinding
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "The hook must stand before EF's first use of SQLite, whoever the host is.")]
    internal static void Bind()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name?.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) == true ? Load(context, name.Name) : null;
        KeepNoMemoryStatistics();
    }

    /// <summary>
    /// Nobody asks SQLite how much memory it uses, and counting it takes a lock shared by all connections for each piece it takes or gives
    /// back. Must be said before the first connection (https://www.sqlite.org/c3ref/c_config_covering_index_scan.html#sqliteconfigmemstatus).
    /// </summary>
    private static void KeepNoMemoryStatistics()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private static Assembly? Load(AssemblyLoadContext context, string simpleName)
    {
        var path = Path.Combine(AppContext.BaseDirectory, simpleName + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
