using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using Bot.Benchmarks.Servers;

namespace Bot.Benchmarks.Drills;

/// <summary>A <c>redis-server</c> that keeps nothing on disk: started again, it is empty.</summary>
internal sealed class RedisServer(string folder) : IAsyncDisposable
{
    private Process? _process;

    public int Port { get; } = ChildServer.FreePort();

    /// <summary>False where the program is not installed.</summary>
    public async Task<bool> StartAsync()
    {
        try
        {
            _process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            _process.BeginOutputReadLine();
        }
        catch (Win32Exception)
        {
            return false;
        }

        while (!_process.HasExited)
        {
            try
            {
                using var wire = await RedisWire.ConnectAsync(Port);
                await wire.CallAsync("PING");
                return true;
            }
            catch (Exception notYet) when (notYet is SocketException or IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), Clock.Wall);
            }
        }

        return false;
    }

    public async Task FlushAsync()
    {
        using var wire = await RedisWire.ConnectAsync(Port);
        await wire.CallAsync("FLUSHALL");
    }

    /// <summary>SHUTDOWN, as its operator would.</summary>
    public async Task StopAsync()
    {
        try
        {
            using var wire = await RedisWire.ConnectAsync(Port);
            await wire.CallAsync("SHUTDOWN", "NOSAVE");
        }
        catch (IOException)
        {
            // It answers by going.
        }

        await _process!.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
    }
}
