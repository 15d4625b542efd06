namespace Bot.Benchmarks;

/// <summary>A folder under the working folder, so that all databases of a run lie on the same disk; gone at the end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder()
    {
        Path = System.IO.Path.GetFullPath(System.IO.Path.Combine("data", "benchmarks", System.IO.Path.GetRandomFileName()));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Sub(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
