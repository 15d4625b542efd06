using System.Diagnostics;
using Bot.Benchmarks.Servers;

namespace Bot.Benchmarks.Drills;

/// <summary>The bot's process, started, killed and started again. Its log is beside the database until the drill ends.</summary>
internal sealed class DrilledBot(string folder, Uri url, IReadOnlyDictionary<string, string?> settings) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    private readonly HttpClient _http = new() { BaseAddress = url, Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;
    private volatile bool _up;

    public bool Lives => _process is { HasExited: false };

    public int Kills { get; private set; }

    public string LogFile => Path.Combine(folder, "bot.log");

    /// <summary>Starts the process and does not wait for it.</summary>
    public void Launch()
    {
        _process = BotProcess.Start(folder, settings);
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts the process and waits until it is ready. Returns how long that took.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var started = Stopwatch.GetTimestamp();
        Launch();
        while (Stopwatch.GetElapsedTime(started) < StartLimit && Lives)
        {
            try
            {
                using var ready = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (ready.IsSuccessStatusCode)
                {
                    _up = true;
                    return Stopwatch.GetElapsedTime(started);
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(Poll, Clock.Wall);
        }

        var how = Lives ? $"is not ready after {StartLimit.TotalSeconds:0} s" : $"ended with code {_process!.ExitCode} instead of starting";
        throw new BenchmarkException($"The bot {how}. Its log ends:\n{string.Join('\n', File.ReadLines(LogFile).TakeLast(20))}");
    }

    /// <summary>SIGKILL, at any instant of its life.</summary>
    public async Task KillAsync()
    {
        _up = false;
        Kills++;
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Says that the bot is hosted elsewhere and up.</summary>
    public void IsUp() => _up = true;

    /// <summary>Waits while the bot is dead or starting.</summary>
    public async Task WhenUpAsync()
    {
        while (!_up)
        {
            await Task.Delay(Poll, Clock.Wall);
        }
    }

    /// <summary>Runs a verb beside the bot; its exit code and what it said.</summary>
    public async Task<(int Code, string Said)> RunAsync(params string[] verb)
    {
        using var process = BotProcess.Start(folder, settings, verb);
        var said = process.StandardOutput.ReadToEndAsync();
        var fault = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await said + await fault).Trim());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _http.Dispose();
    }

    private void Write(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_http)
        {
            File.AppendAllText(LogFile, line + "\n");
        }
    }
}
