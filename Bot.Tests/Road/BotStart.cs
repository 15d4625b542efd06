using System.Diagnostics;
using Bot.Benchmarks.Servers;
using Xunit;

namespace Bot.Tests.Road;

/// <summary>Starts the bot as a process of its own, which can be killed, and waits until it is ready.</summary>
internal static class BotStart
{
    /// <param name="started">Takes the process as soon as it runs, so that the test ends it whatever happens.</param>
    public static async Task<Process> ReadyAsync(string folder, IReadOnlyDictionary<string, string?> settings, string url, List<Process> started)
    {
        var process = BotProcess.Start(folder, settings);
        started.Add(process);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await pace.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
                if (ready.IsSuccessStatusCode)
                {
                    return process;
                }
            }
            catch (HttpRequestException)
            {
                Assert.False(process.HasExited, "The bot ended instead of starting.");
            }
        }

        throw new TimeoutException("The bot did not become ready.");
    }
}
