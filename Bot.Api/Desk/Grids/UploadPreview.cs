namespace Bot.Api.Desk.Grids;

/// <summary>A file that was uploaded to be imported.</summary>
/// <param name="Id">Of the upload.</param>
/// <param name="Login">Whose it is; nobody else sees it.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Name">As uploaded.</param>
/// <param name="Hash">SHA-256: what is imported is what was shown.</param>
/// <param name="Version">Of the directory it was compared with; another import in between asks for a new look.</param>
public sealed record UploadedFile(string Id, string Login, DateTimeOffset At, string Name, string Hash, long Version);

/// <summary>What an uploaded file would do, worked out before anything changes, and kept beside the file until it is imported or thrown away.</summary>
/// <param name="File">The file.</param>
/// <param name="Total">Grids or addresses in it, each once.</param>
public abstract record UploadPreview(UploadedFile File, int Total)
{
    /// <summary>Lines of each list; the rest are counted.</summary>
    public const int Listed = 300;

    /// <summary>What keeps the file out, in Chinese, the first ones.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    public int RefusalCount { get; init; }

    /// <summary>What should be looked at again and keeps nothing out, in Chinese, the first ones.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public int WarningCount { get; init; }

    /// <summary>Whether anything is wrong that keeps the whole file out.</summary>
    public virtual bool IsRefused => RefusalCount > 0;

    /// <summary>Whether it would change anything.</summary>
    public abstract bool Changes { get; }

    public bool MayApply => !IsRefused && Changes;
}
