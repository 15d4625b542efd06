using Bot.Simulator.Platform;

namespace Bot.Simulator.Hosting;

/// <summary>The people and places of the demo. Every name says that it is one.</summary>
public static class DemoCast
{
    private const string GridFile = "demo/xigang.geojson";

    /// <summary>The robot of the township's office, as the demo profile names it; the grids' robots come from the grid file.</summary>
    private const string OfficeRobot = "robot-xigang-office";

    private const string OfficeWorker = "office-demo-1";

    /// <summary>The robot of the supervision hotline's desk, as the demo profile names it.</summary>
    private const string DeskRobot = "robot-xigang-desk";

    private const string DeskWorker = "desk-demo-1";

    private static readonly (string OpenId, string Name)[] Residents =
    [
        ("oDemoResident000000000000001", "演示居民甲"),
        ("oDemoResident000000000000002", "演示居民乙"),
        ("oDemoResident000000000000003", "演示居民丙"),
        ("oDemoResident000000000000004", "演示居民丁"),
        ("oDemoResident000000000000005", "演示居民戊"),
    ];

    /// <summary>Puts the demo residents on the platform. Nobody follows yet: following is the first thing to try.</summary>
    public static void Enter(SimulatedPlatform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        foreach (var (openId, name) in Residents)
        {
            platform.Meet(openId, name);
        }

        platform.AddGroup(OfficeRobot, "镇网格化服务中心（演示）");
        platform.AddWorker(OfficeWorker, "演示值班员（镇网格化服务中心）");
        platform.AddGroup(DeskRobot, "监督热线坐席（演示）");
        platform.AddWorker(DeskWorker, "演示坐席（监督热线）");
    }

    /// <summary>The project's own grid file, looked for from here upwards; null when there is none.</summary>
    public static string? FindGrids()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var file = Path.Combine(folder.FullName, GridFile);
                if (File.Exists(file))
                {
                    return file;
                }
            }
        }

        return null;
    }
}
