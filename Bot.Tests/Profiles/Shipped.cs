using Bot.Data.Profiles;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.Profiles;

/// <summary>The profiles that come with the product.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(DemoGrids.RepositoryRoot, "profiles");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json")
        .Where(f => !f.EndsWith(ProfileSchema.FileName, StringComparison.Ordinal))
        .Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    public static string FileOf(string name) => Path.Combine(Folder, name + ".json");

    public static Profile Read(string name) => ProfileFile.Read(FileOf(name));
}
