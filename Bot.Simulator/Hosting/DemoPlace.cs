using Bot.Data.Profiles;

namespace Bot.Simulator.Hosting;

/// <summary>A place that can be shown: its profile, and the demo grids that bear the profile's name.</summary>
/// <param name="Name">The profile's name.</param>
/// <param name="Title">How residents call it; the name where the profile cannot be read.</param>
/// <param name="Profile">The profile's file.</param>
/// <param name="Grids">The grid file; null: the place is shown without a map.</param>
public sealed record DemoPlace(string Name, string Title, string Profile, string? Grids)
{
    /// <summary>The place of a profile; its grids are <c>demo/{name}.geojson</c> unless given.</summary>
    public static DemoPlace Of(string profile, string? grids = null)
    {
        var file = Path.GetFullPath(profile);
        var name = Path.GetFileNameWithoutExtension(file);
        return new DemoPlace(name, TitleOf(file) ?? name, file, grids ?? DemoCast.FindGrids(name));
    }

    /// <summary>
    /// Every place that has both, by name; <paramref name="first"/> stands among them whatever it lacks.
    /// </summary>
    public static IReadOnlyList<DemoPlace> Beside(DemoPlace first, string? folder)
    {
        ArgumentNullException.ThrowIfNull(first);
        var profiles = folder ?? Path.GetDirectoryName(first.Profile)!;
        return [.. Directory.EnumerateFiles(profiles, "*.json")
            .Where(f => Path.GetFileNameWithoutExtension(f) != first.Name)
            .Select(f => Of(f))
            .Where(p => p.Grids is not null)
            .Append(first)
            .OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    // A profile that cannot be read is offered all the same: choosing it says what is wrong.
    private static string? TitleOf(string file)
    {
        try
        {
            return ProfileFile.Read(file).Place;
        }
        catch (ProfileException)
        {
            return null;
        }
    }
}
