using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Api.Hosting;

namespace Bot.Api.Desk.Grids;

/// <summary>What an uploaded file would do, kept beside it: whose it is and since when.</summary>
public interface IShelved
{
    /// <summary>Tells previews of one kind of file from those of another.</summary>
    static abstract string Kind { get; }

    string Id { get; }

    string Login { get; }

    DateTimeOffset At { get; }
}

/// <summary>Uploaded files of grids and addresses with what they would change, in the data folder, for a day at most: they hold people's phones.</summary>
public sealed class ImportShelf(BotSettings settings)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private static readonly JsonSerializerOptions Spelling = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Folder => Path.Combine(settings.DataDirectory, "grid-imports");

    /// <summary>Stores the file; says its hash.</summary>
    public async Task<string> PutAsync(string id, Stream file, DateTimeOffset now, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        Sweep(now);
        await using (var to = File.Create(FileOf(id)))
        {
            await file.CopyToAsync(to, cancellation);
        }

        await using var stored = Open(id);
        return await HashAsync(stored, cancellation);
    }

    public Stream Open(string id) => File.OpenRead(FileOf(id));

    public static async Task<string> HashAsync(Stream file, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        file.Position = 0;
        return hash;
    }

    public Task RememberAsync<T>(T preview, CancellationToken cancellation)
        where T : class, IShelved => File.WriteAllTextAsync(PreviewOf(preview.Id, T.Kind), JsonSerializer.Serialize(preview, Spelling), cancellation);

    /// <summary>Null when there is none, it is somebody else's, or a day is over.</summary>
    public async Task<T?> FindAsync<T>(string? id, string login, DateTimeOffset now, CancellationToken cancellation)
        where T : class, IShelved
    {
        if (!Guid.TryParseExact(id, "N", out _) || !File.Exists(PreviewOf(id!, T.Kind)) || !File.Exists(FileOf(id!)))
        {
            return null;
        }

        var preview = JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(PreviewOf(id!, T.Kind), cancellation), Spelling);
        return preview is not null && preview.Login == login && now - preview.At < Kept ? preview : null;
    }

    public void Remove<T>(T preview)
        where T : class, IShelved
    {
        File.Delete(FileOf(preview.Id));
        File.Delete(PreviewOf(preview.Id, T.Kind));
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var file in Directory.EnumerateFiles(Folder).Where(f => now.UtcDateTime - File.GetLastWriteTimeUtc(f) > Kept))
        {
            File.Delete(file);
        }
    }

    private string FileOf(string id) => Path.Combine(Folder, id + ".upload");

    private string PreviewOf(string id, string kind) => Path.Combine(Folder, $"{id}.{kind}.json");
}
