using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bot.Benchmarks.Servers;

/// <summary>One server in a process of its own: this program, started again.</summary>
internal sealed class ChildServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    private readonly Process _process;

    private ChildServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>From the start of the process to the first good answer of its ready door.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>Megabytes resident now (VmRSS).</summary>
    public double ResidentMegabytes =>
        double.Parse(Status("VmRSS:"), CultureInfo.InvariantCulture) / 1024;

    /// <summary>Highest megabytes resident so far (VmHWM).</summary>
    public double PeakMegabytes =>
        double.Parse(Status("VmHWM:"), CultureInfo.InvariantCulture) / 1024;

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="verb"><c>serve-echo</c> or <c>serve-bot</c>.</param>
    /// <param name="readyPath">Answers 200 once the server can work.</param>
    /// <param name="arguments">What follows the address.</param>
    public static async Task<ChildServer> StartAsync(string verb, string readyPath, params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildServer).Assembly.Location);
        }

        foreach (var argument in (string[])[verb, $"http://127.0.0.1:{port}", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new BenchmarkException($"{verb} could not be started.");
        var isFault = false;
        process.OutputDataReceived += (_, line) => isFault = Tell(line.Data, isFault);
        process.BeginOutputReadLine();
        var server = new ChildServer(process, port);
        await server.WaitUntilReadyAsync(readyPath);
        server.TimeToReady = watch.Elapsed;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>What went wrong in the child is told here, else a run that stops says nothing of why. Lines that belong to a fault are set in.</summary>
    private static bool Tell(string? line, bool isFault)
    {
        isFault = line is not null && (line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || (isFault && line.StartsWith(' ')));
        if (isFault)
        {
            Console.Error.WriteLine(line);
        }

        return isFault;
    }

    private async Task WaitUntilReadyAsync(string path)
    {
        using var http = new HttpClient();
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < StartLimit && !_process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Url + path));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(Poll, Clock.Wall);
        }

        throw new BenchmarkException($"{_process.StartInfo.ArgumentList[0]} did not become ready.");
    }

    private string Status(string field) => File.ReadLines($"/proc/{_process.Id}/status")
        .First(line => line.StartsWith(field, StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]
        .Split('\t')[^1];

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
