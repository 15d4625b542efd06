using System.Net.Sockets;
using System.Text.Json;

namespace Bot.Benchmarks.Drills;

/// <summary>
/// A grid platform on Redis: reads <c>grid:events</c> from where it was, knows events by their CloudEvents id, and puts
/// actions into <c>grid:actions</c> until the log shows that they were done.
/// </summary>
internal sealed class StreamConsumer(int port)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>An action without effect for so long is sent again, under its key.</summary>
    private static readonly TimeSpan SentAgainAfter = TimeSpan.FromSeconds(3);

    private readonly Lock _guard = new();
    private readonly List<string> _seen = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _wanted = new(StringComparer.Ordinal);
    private string _last = "0-0";

    /// <summary>CloudEvents ids in the order of first sight.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (_guard)
            {
                return [.. _seen];
            }
        }
    }

    public int ReadTwice { get; private set; }

    public int SentActions { get; private set; }

    /// <summary>Numbers of intakes it asked to accept.</summary>
    public int Wanted => _wanted.Count;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var wire = await RedisWire.ConnectAsync(port);
                while (!stop.IsCancellationRequested)
                {
                    var got = await ReadAsync(wire);
                    await SendAsync(wire);
                    if (got == 0)
                    {
                        await Task.Delay(Pause, Clock.Wall, CancellationToken.None);
                    }
                }
            }
            catch (Exception gone) when (gone is SocketException or IOException)
            {
                await Task.Delay(Pause, Clock.Wall, CancellationToken.None);
            }
        }
    }

    private async Task<int> ReadAsync(RedisWire wire)
    {
        var entries = (object?[])(await wire.CallAsync("XRANGE", "grid:events", $"({_last}", "+", "COUNT", "500"))!;
        foreach (var entry in entries.Cast<object?[]>())
        {
            _last = (string)entry[0]!;
            var fields = ((object?[])entry[1]!).Cast<string>().ToArray();
            using var told = JsonDocument.Parse(fields[Array.IndexOf(fields, "event") + 1]);
            Hear(told.RootElement.GetProperty("id").GetString()!, told.RootElement.GetProperty("type").GetString()!, told.RootElement.GetProperty("subject").GetString()!);
        }

        return entries.Length;
    }

    private void Hear(string id, string type, string number)
    {
        lock (_guard)
        {
            if (!_known.Add(id))
            {
                ReadTwice++;
                return;
            }

            _seen.Add(id);
        }

        if (type.Contains(".submitted.", StringComparison.Ordinal))
        {
            _wanted[number] = 0;
        }
        else if (type.Contains(".accepted.", StringComparison.Ordinal) && _wanted.ContainsKey(number))
        {
            _wanted[number] = long.MaxValue;
        }
    }

    private async Task SendAsync(RedisWire wire)
    {
        foreach (var (number, sent) in _wanted.Where(w => w.Value == 0 || (w.Value != long.MaxValue && Clock.Wall.GetElapsedTime(w.Value) > SentAgainAfter)).ToList())
        {
            var action = JsonSerializer.Serialize(new { number, action = "accept", idempotencyKey = $"drill-{number}", actor = new { userid = "w-demo", name = "演示网格员", role = "专职网格员" } });
            await wire.CallAsync("XADD", "grid:actions", "*", "action", action);
            SentActions++;
            _wanted[number] = Clock.Wall.GetTimestamp();
        }
    }
}
