using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Bot.Benchmarks.Load;

/// <summary>One kept-alive connection that sends ready-made requests and reads whole answers: as little client as possible.</summary>
internal sealed class RawConnection(int port) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public ValueTask ConnectAsync() => _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), CancellationToken.None);

    /// <summary>Bytes of the answer's body; any status but 200 is a fault of the run.</summary>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var filled = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0)
            {
                throw new BenchmarkException("The server closed a connection.");
            }

            filled += read;
            if (Whole(_buffer.AsSpan(0, filled)) is { } body)
            {
                return body;
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int? Whole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new BenchmarkException($"The server answered {System.Text.Encoding.ASCII.GetString(answer[..Math.Min(80, answer.Length)])}");
        }

        var head = answer[..(end + 2)];
        var at = head.IndexOf("Content-Length: "u8);
        var length = at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int value, out _)
            ? value
            : throw new BenchmarkException("An answer came without Content-Length.");
        return answer.Length >= end + 4 + length ? length : null;
    }
}
