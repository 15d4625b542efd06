using System.Diagnostics;
using System.Net;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Hosting;

/// <summary>The machine's few file watchers stay with those who need them.</summary>
public sealed class WatcherTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-watch-");
    private readonly string _url = $"http://127.0.0.1:{RoadFixture.FreePort()}";
    private readonly List<Process> _started = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_bot_that_has_shown_its_pages_watches_no_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which files a process has open.");
        var settings = new Dictionary<string, string?>(new PlatformSettings().ForBot(new Uri("http://127.0.0.1:9"), new Uri(_url)), StringComparer.Ordinal)
        {
            ["Bot:DataDirectory"] = _folder.FullName,
            ["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(_folder.FullName, "bot.db")}",
            ["ASPNETCORE_URLS"] = _url,
            // As an operator starts it: what keeps the watchers of this run few does not count.
            ["DOTNET_HOSTBUILDER__RELOADCONFIGONCHANGE"] = "",
            ["DOTNET_USE_POLLING_FILE_WATCHER"] = "",
        };
        var bot = await BotStart.ReadyAsync(_folder.FullName, settings, _url, _started);
        using var http = new HttpClient { BaseAddress = new Uri(_url) };
        foreach (var page in new[] { "/desk/sign-in", "/public", "/w/demo" })
        {
            using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        Assert.Equal(0, Watchers(bot));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static int Watchers(Process process) =>
        new DirectoryInfo($"/proc/{process.Id}/fd").EnumerateFileSystemInfos().Count(f => f.LinkTarget == "anon_inode:inotify");
}
