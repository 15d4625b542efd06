using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bot.Benchmarks.Drills;

/// <summary>One connection to Redis that speaks its protocol by itself, so that a drill leans on no client the bot may use.</summary>
internal sealed class RedisWire : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private BufferedStream _stream = null!;

    public static async Task<RedisWire> ConnectAsync(int port)
    {
        var wire = new RedisWire();
        try
        {
            await wire._socket.ConnectAsync(IPAddress.Loopback, port);
            wire._stream = new BufferedStream(new NetworkStream(wire._socket));
            return wire;
        }
        catch
        {
            wire.Dispose();
            throw;
        }
    }

    /// <summary>Runs one command. Null, a string, a number or an array of those.</summary>
    /// <exception cref="IOException">The connection broke, or Redis answered with an error.</exception>
    public async Task<object?> CallAsync(params string[] parts)
    {
        var command = new StringBuilder($"*{parts.Length}\r\n");
        foreach (var part in parts)
        {
            command.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");
        }

        await _socket.SendAsync(Encoding.UTF8.GetBytes(command.ToString()));
        return await ReadAsync();
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _socket.Dispose();
    }

    private async Task<object?> ReadAsync()
    {
        var line = await LineAsync();
        var rest = line[1..];
        switch (line[0])
        {
            case '+':
                return rest;
            case ':':
                return long.Parse(rest, CultureInfo.InvariantCulture);
            case '$':
                return await BulkAsync(int.Parse(rest, CultureInfo.InvariantCulture));
            case '*':
                var items = new object?[Math.Max(0, int.Parse(rest, CultureInfo.InvariantCulture))];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = await ReadAsync();
                }

                return items;
            default:
                throw new IOException($"Redis: {rest}");
        }
    }

    private async Task<string?> BulkAsync(int length)
    {
        if (length < 0)
        {
            return null;
        }

        var bytes = new byte[length + 2];
        await _stream.ReadExactlyAsync(bytes);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private async Task<string> LineAsync()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            await _stream.ReadExactlyAsync(one);
            if (one[0] == '\n')
            {
                return line.ToString(0, line.Length - 1);
            }

            line.Append((char)one[0]);
        }
    }
}
