using System.Diagnostics;
using System.Reflection;

namespace Bot.Api.Desk.Work;

/// <summary>The bot itself.</summary>
/// <param name="started">A timestamp of <see cref="Stopwatch"/> from when it started: the clock of the place may be moved in demos.</param>
public sealed class BotHealth(long started)
{
    /// <summary>Below so many free bytes the disk is a matter of concern.</summary>
    public const long LittleDisk = 2L * 1024 * 1024 * 1024;

    public static string Version { get; } =
        typeof(BotHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    public TimeSpan Uptime => Stopwatch.GetElapsedTime(started);

    /// <summary>Bytes in use.</summary>
    public static long Memory => Environment.WorkingSet;

    /// <summary>Free bytes where the folder lies; null where nobody can say.</summary>
    public static long? FreeDisk(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    public static string Spell(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB"),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0} MB"),
    };
}
