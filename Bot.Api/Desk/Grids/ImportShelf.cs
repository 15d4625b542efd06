using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Api.Hosting;

namespace Bot.Api.Desk.Grids;

/// <summary>Uploaded grid files with what they would change, in the data folder, for a day at most: they hold people's phones.</summary>
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

    public Task RememberAsync(ImportPreview preview, CancellationToken cancellation) =>
        File.WriteAllTextAsync(PreviewOf(preview.Id), JsonSerializer.Serialize(preview, Spelling), cancellation);

    /// <summary>Null when there is none, it is somebody else's, or a day is over.</summary>
    public async Task<ImportPreview?> FindAsync(string? id, string login, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!Guid.TryParseExact(id, "N", out _) || !File.Exists(PreviewOf(id!)) || !File.Exists(FileOf(id!)))
        {
            return null;
        }

        var preview = JsonSerializer.Deserialize<ImportPreview>(await File.ReadAllTextAsync(PreviewOf(id!), cancellation), Spelling);
        return preview is not null && preview.Login == login && now - preview.At < Kept ? preview : null;
    }

    public void Remove(string id)
    {
        File.Delete(FileOf(id));
        File.Delete(PreviewOf(id));
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var file in Directory.EnumerateFiles(Folder).Where(f => now.UtcDateTime - File.GetLastWriteTimeUtc(f) > Kept))
        {
            File.Delete(file);
        }
    }

    private string FileOf(string id) => Path.Combine(Folder, id + ".geojson");

    private string PreviewOf(string id) => Path.Combine(Folder, id + ".json");
}
