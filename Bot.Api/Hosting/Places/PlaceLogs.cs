namespace Bot.Api.Hosting.Places;

/// <summary>A place's lines go where the root's go, under the same rules, with its name behind the category: <c>Bot.Api.WeChat.MpCallback[fumeng]</c>.</summary>
internal sealed class PlaceLogs(ILoggerFactory root, string place) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => root.CreateLogger($"{categoryName}[{place}]");

    public void Dispose()
    {
    }
}
