using Bot.Data.Grids;

namespace Bot.Tests.Grids;

/// <summary>The project's own demonstration grids, read from the repository.</summary>
internal static class DemoGrids
{
    internal static readonly DateOnly Today = new(2026, 11, 21);

    internal static string RepositoryRoot { get; } = FindRoot();

    internal static GridImportResult Read()
    {
        using var file = File.OpenRead(Path.Combine(RepositoryRoot, "demo", "xigang.geojson"));
        return GridImport.Read(file);
    }

    internal static GridDirectory Directory() => GridDirectory.Build(Read().Grids, Today, []);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Bot.sln is in no folder above the tests.");
    }
}
