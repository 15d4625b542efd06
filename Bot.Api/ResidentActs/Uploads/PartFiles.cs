using System.Globalization;
using Bot.Api.Hosting;
using Bot.Data.Uploads;

namespace Bot.Api.ResidentActs.Uploads;

/// <summary>
/// The parts of uploads under <c>{DataDirectory}/uploads/{id}/{n}</c>. A part is whole and on disk under its number, or not
/// there: written beside, flushed, renamed. So what was received is what lies there, also after a crash.
/// </summary>
public sealed class PartFiles(BotSettings settings, TimeProvider clock)
{
    private const int Buffer = 64 * 1024;
    private readonly string _root = Path.Combine(settings.DataDirectory, "uploads");

    /// <summary>Numbers of the parts that are there, in order.</summary>
    public IReadOnlyList<int> Received(Upload upload)
    {
        var folder = FolderOf(upload.Id);
        return !Directory.Exists(folder) ? []
            : [.. Enumerable.Range(0, upload.Parts).Where(n => new FileInfo(PathOf(upload.Id, n)) is { Exists: true } file && file.Length == upload.LengthOf(n))];
    }

    /// <summary>Takes a part from a body; false when it is not as long as this part must be. The same part again replaces the first.</summary>
    public async Task<bool> TakeAsync(Upload upload, int part, Stream body, CancellationToken cancellation)
    {
        var folder = FolderOf(upload.Id);
        Directory.CreateDirectory(folder);
        var beside = Path.Combine(folder, $"{Guid.CreateVersion7(clock.GetUtcNow()):N}.part");
        try
        {
            await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer, useAsync: true))
            {
                if (!await CopyAsync(body, file, upload.LengthOf(part), cancellation))
                {
                    return false;
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(beside, PathOf(upload.Id, part), overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>All parts one after another.</summary>
    public async Task CopyAllAsync(Upload upload, Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken cancellation)
    {
        var buffer = new byte[Buffer];
        for (var n = 0; n < upload.Parts; n++)
        {
            await using var part = new FileStream(PathOf(upload.Id, n), FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, useAsync: true);
            for (int read; (read = await part.ReadAsync(buffer, cancellation)) > 0;)
            {
                await take(buffer.AsMemory(0, read));
            }
        }
    }

    /// <summary>All parts go.</summary>
    public void Remove(string id)
    {
        var folder = FolderOf(id);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Ids of all uploads that have a folder here.</summary>
    public IReadOnlyList<string> Ids() => Directory.Exists(_root) ? [.. Directory.EnumerateDirectories(_root).Select(f => Path.GetFileName(f)!)] : [];

    private static async Task<bool> CopyAsync(Stream body, FileStream file, int length, CancellationToken cancellation)
    {
        var (buffer, left) = (new byte[Buffer], length);
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if ((left -= read) < 0)
            {
                return false;
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return left == 0;
    }

    private string PathOf(string id, int part) => Path.Combine(FolderOf(id), part.ToString(CultureInfo.InvariantCulture));

    private string FolderOf(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(_root, id)
        : throw new ArgumentException("An upload's id has 32 hexadecimal digits.", nameof(id));
}
