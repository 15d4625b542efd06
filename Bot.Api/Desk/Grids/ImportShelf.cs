using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Api.Hosting;

namespace Bot.Api.Desk.Grids;

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
        where T : UploadPreview => File.WriteAllTextAsync(PreviewOf<T>(preview.File.Id), JsonSerializer.Serialize(preview, Spelling), cancellation);

    /// <summary>Null when there is none, it is somebody else's, or a day is over.</summary>
    public async Task<T?> FindAsync<T>(string? id, string login, DateTimeOffset now, CancellationToken cancellation)
        where T : UploadPreview
    {
        if (!Guid.TryParseExact(id, "N", out _) || !File.Exists(PreviewOf<T>(id!)) || !File.Exists(FileOf(id!)))
        {
            return null;
        }

        var preview = JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(PreviewOf<T>(id!), cancellation), Spelling);
        return preview is not null && preview.File.Login == login && now - preview.File.At < Kept ? preview : null;
    }

    public void Remove<T>(T preview)
        where T : UploadPreview
    {
        File.Delete(FileOf(preview.File.Id));
        File.Delete(PreviewOf<T>(preview.File.Id));
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var file in Directory.EnumerateFiles(Folder).Where(f => now.UtcDateTime - File.GetLastWriteTimeUtc(f) > Kept))
        {
            File.Delete(file);
        }
    }

    private string FileOf(string id) => Path.Combine(Folder, id + ".upload");

    /// <summary>A preview of one kind of file is none of another.</summary>
    private string PreviewOf<T>(string id) => Path.Combine(Folder, $"{id}.{typeof(T).Name}.json");
}
