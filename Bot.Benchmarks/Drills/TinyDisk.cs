using System.Diagnostics;

namespace Bot.Benchmarks.Drills;

/// <summary>A disk of a few megabytes that can be filled to the last byte: a tmpfs, which only root may mount.</summary>
internal sealed class TinyDisk : IAsyncDisposable
{
    private const string Size = "48m";
    private const int Chunk = 64 * 1024;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-disk-");

    private TinyDisk()
    {
    }

    public string Path => _folder.FullName;

    /// <summary>Null where it may not be mounted.</summary>
    public static async Task<TinyDisk?> MountAsync()
    {
        var disk = new TinyDisk();
        if (OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", disk.Path) == 0)
        {
            return disk;
        }

        disk._folder.Delete();
        return null;
    }

    /// <summary>Writes until nothing fits any more.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = Chunk; size >= 1; size /= 16)
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Full for pieces of this size.
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Path);
        _folder.Delete();
    }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    private static async Task<int> RunAsync(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true, UseShellExecute = false })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
