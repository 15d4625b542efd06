using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Bot.Tests.Road;
using StackExchange.Redis;

namespace Bot.Tests.Streams;

/// <summary>A real Redis of a test's own: on a free loopback port, in a temporary folder, keeping nothing when it ends.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-redis-");
    private readonly int _port = RoadFixture.FreePort();
    private Process? _process;
    private ConnectionMultiplexer? _connection;

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public static async Task<RedisServer> StartedAsync()
    {
        var server = new RedisServer();
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it, empty, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        try
        {
            _process = Process.Start(new ProcessStartInfo(
                "redis-server",
                ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder.FullName, "--save", "", "--appendonly", "no", "--logfile", "redis.log"]))!;
        }
        catch (Win32Exception fault)
        {
            throw new FileNotFoundException("redis-server is not installed (Debian package redis-server).", fault);
        }

        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await pace.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                using var tcp = new TcpClient();
                await tcp.ConnectAsync("127.0.0.1", _port, patience.Token);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                // Not listening yet.
            }
        }
    }

    /// <summary>Ends it at once; everything in it is gone.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _connection, null) is { } connection)
        {
            await connection.CloseAsync(allowCommandsToComplete: false);
        }

        if (_process is { HasExited: false } running)
        {
            running.Kill();
            await running.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Empties it while it runs.</summary>
    public Task FlushAsync() => RunAsync("FLUSHALL");

    /// <summary>It stays connected and answers nothing any more, until <see cref="WakeAsync"/>.</summary>
    public Task HangAsync() => SignalAsync("STOP");

    public Task WakeAsync() => SignalAsync("CONT");

    /// <summary>A command, on a connection beside the bot's.</summary>
    public async Task<RedisResult> RunAsync(string command, params object[] arguments) =>
        await (await OpenAsync()).ExecuteAsync(command, arguments);

    /// <summary>Commands that take effect together.</summary>
    public async Task RunTogetherAsync(params (string Command, object[] Arguments)[] commands)
    {
        var transaction = (await OpenAsync()).CreateTransaction();
        var answers = commands.Select(c => transaction.ExecuteAsync(c.Command, c.Arguments)).ToList();
        await transaction.ExecuteAsync();
        await Task.WhenAll(answers);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<IDatabase> OpenAsync() =>
        (_connection ??= await ConnectionMultiplexer.ConnectAsync(ConnectionString + ",connectRetry=1")).GetDatabase();

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
