using System.Net;
using System.Net.Sockets;

namespace Bot.Benchmarks.Drills;

/// <summary>A door on the way from the bot to the platform. Shut, it refuses connections and cuts those that stand.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private readonly Lock _guard = new();
    private readonly HashSet<Socket> _standing = [];
    private readonly int _platformPort;
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    public Gate(int platformPort)
    {
        _platformPort = platformPort;
        Open();
    }

    /// <summary>Where the bot finds the platform; stays the same.</summary>
    public int Port { get; private set; }

    public Uri Url => new($"http://127.0.0.1:{Port}");

    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    public async Task ShutAsync()
    {
        _listener?.Stop();
        await _accepting;
        lock (_guard)
        {
            foreach (var socket in _standing)
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Dispose();
            }

            _standing.Clear();
        }
    }

    public async ValueTask DisposeAsync() => await ShutAsync();

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            Socket bot;
            try
            {
                bot = await listener.AcceptSocketAsync();
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = PassAsync(bot);
        }
    }

    private async Task PassAsync(Socket bot)
    {
        var platform = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        lock (_guard)
        {
            _standing.Add(bot);
            _standing.Add(platform);
        }

        try
        {
            bot.NoDelay = platform.NoDelay = true;
            await platform.ConnectAsync(IPAddress.Loopback, _platformPort);
            await Task.WhenAny(CopyAsync(bot, platform), CopyAsync(platform, bot));
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // The gate was shut meanwhile, or one side is gone.
        }

        lock (_guard)
        {
            _standing.Remove(bot);
            _standing.Remove(platform);
        }

        bot.Dispose();
        platform.Dispose();
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
                }
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // As above.
        }
    }
}
