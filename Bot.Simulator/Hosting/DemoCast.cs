using Bot.Data.Profiles;
using Bot.Simulator.Platform;

namespace Bot.Simulator.Hosting;

/// <summary>The people of the demo: residents for everywhere, the offices as the place's profile names them. Every name says that it is one.</summary>
public static class DemoCast
{
    private const string GridFolder = "demo";
    private const string DefaultPlace = "xigang";

    /// <summary>Characters of an openid.</summary>
    private const int OpenIdLength = 28;

    private static readonly string[] Residents = ["演示居民甲", "演示居民乙", "演示居民丙", "演示居民丁", "演示居民戊"];

    /// <summary>
    /// Puts the demo residents on the platform. Nobody follows yet: following is the first thing to try. A person has
    /// another openid with every account, so they differ from <paramref name="place"/> to place.
    /// </summary>
    public static void Enter(SimulatedPlatform platform, string place = "")
    {
        ArgumentNullException.ThrowIfNull(platform);
        for (var i = 0; i < Residents.Length; i++)
        {
            platform.Meet($"oDemo{place}Resident".PadRight(OpenIdLength - 1, '0') + (i + 1), Residents[i]);
        }
    }

    /// <summary>Puts the groups and members of a place's offices, desk and departments on the platform; the grids' come from the grid file.</summary>
    public static void Enter(SimulatedPlatform platform, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(profile);
        foreach (var office in OfficesOf(profile))
        {
            if (office.Robot is { Length: > 0 } robot)
            {
                platform.AddGroup(robot, $"{office.Name}（演示）");
            }

            foreach (var member in office.Members)
            {
                platform.AddWorker(member.UserId, $"{member.Name}（{office.Name}）");
            }
        }
    }

    /// <summary>The project's own grid file of a place, looked for from here upwards; null when there is none.</summary>
    public static string? FindGrids(string place = DefaultPlace)
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var file = Path.Combine(folder.FullName, GridFolder, place + ".geojson");
                if (File.Exists(file))
                {
                    return file;
                }
            }
        }

        return null;
    }

    private static IEnumerable<ProfileOffice> OfficesOf(Profile profile) =>
        new[] { profile.Office, profile.Desk }.Concat(profile.Departments).Concat(profile.Rungs.Select(r => r.Office)).OfType<ProfileOffice>();
}
