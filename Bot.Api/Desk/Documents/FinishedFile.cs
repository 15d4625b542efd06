namespace Bot.Api.Desk.Documents;

/// <summary>
/// Sends a file that is written to the disk first and goes when it is sent: a zip writes some of itself synchronously, which the server
/// refuses on the wire; little memory is held however many rows it has; and what fails halfway is an error, not half a file.
/// </summary>
public static class FinishedFile
{
    private const int BufferBytes = 64 * 1024;

    public static async Task<IResult> SendAsync(Func<Stream, Task> write, string contentType)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await write(file);
            file.Position = 0;
            return Results.Stream(file, contentType);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
