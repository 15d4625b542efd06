using System.Globalization;
using Bot.Api.Hosting;
using Bot.Data;

namespace Bot.Api.Handling.Photos;

/// <summary>
/// Files of intakes under <c>{DataDirectory}/media/yyyy/MM/dd/{id}</c>, named by us alone. A file is whole and on disk
/// under its name, or not there: written beside, flushed, renamed. Only then may a row say that it is stored.
/// </summary>
public sealed class MediaStore(BotSettings settings)
{
    private readonly string _root = Path.Combine(settings.DataDirectory, "media");

    /// <param name="id">The attachment's id: 32 hexadecimal digits.</param>
    /// <param name="at">The attachment's instant, which decides the folder.</param>
    public string PathOf(string id, DateTimeOffset at)
    {
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("An attachment's id has 32 hexadecimal digits.", nameof(id));
        }

        return Path.Combine(FolderOf(at.ChinaDate()), id);
    }

    /// <summary>Where the files of a day in China lie.</summary>
    public string FolderOf(DateOnly day) => Path.Combine(_root, day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));

    public async Task WriteAsync(string id, DateTimeOffset at, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await using var part = Begin(id, at);
        await part.WriteAsync(content, cancellation);
        Finish(part, id, at);
    }

    /// <summary>A file to fill; it counts for nothing until <see cref="Finish"/>.</summary>
    public FileStream Begin(string id, DateTimeOffset at)
    {
        var path = PathOf(id, at);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(PartOf(path), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024, useAsync: true);
    }

    public void Finish(FileStream part, string id, DateTimeOffset at)
    {
        part.Flush(flushToDisk: true);
        part.Close();
        var path = PathOf(id, at);
        File.Move(PartOf(path), path, overwrite: true);
    }

    /// <summary>Takes away a file, whole or in part, that no row will speak of.</summary>
    public void Remove(string id, DateTimeOffset at)
    {
        var path = PathOf(id, at);
        File.Delete(PartOf(path));
        File.Delete(path);
    }

    private static string PartOf(string path) => path + ".part";
}
