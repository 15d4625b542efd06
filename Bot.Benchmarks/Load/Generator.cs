using System.Diagnostics;

namespace Bot.Benchmarks.Load;

/// <summary>Sends ready-made requests over many connections, as fast as answers come or by a timetable.</summary>
internal static class Generator
{
    /// <summary>Closed loop: each connection sends the next request when its last was answered. Returns the seconds it took.</summary>
    public static async Task<double> RunAllAsync(int port, IReadOnlyList<byte[]> requests, int connections)
    {
        var next = -1;
        using var pool = await OpenAsync(port, connections);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(pool.Select(connection => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests.Count; i = Interlocked.Increment(ref next))
            {
                await connection.SendAsync(requests[i]);
            }
        })));
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// Open loop: request i is due at i / rate, whether or not earlier ones were answered, and its latency counts from
    /// then on, so neither waiting for a free connection nor a late timer of the generator is hidden. Returns the latencies in milliseconds, sorted.
    /// </summary>
    public static async Task<double[]> RunAtRateAsync(int port, IReadOnlyList<byte[]> requests, int connections, double perSecond)
    {
        var next = -1;
        var latencies = new double[requests.Count];
        using var pool = await OpenAsync(port, connections);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(pool.Select(connection => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests.Count; i = Interlocked.Increment(ref next))
            {
                var due = TimeSpan.FromSeconds(i / perSecond);
                var early = due - Stopwatch.GetElapsedTime(start);
                if (early > TimeSpan.FromMilliseconds(1))
                {
                    await Task.Delay(early, Clock.Wall);
                }

                await connection.SendAsync(requests[i]);
                latencies[i] = (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds;
            }
        })));
        Array.Sort(latencies);
        return latencies;
    }

    private static async Task<ConnectionPool> OpenAsync(int port, int connections)
    {
        var pool = new ConnectionPool();
        for (var i = 0; i < connections; i++)
        {
            var connection = new RawConnection(port);
            await connection.ConnectAsync();
            pool.Add(connection);
        }

        return pool;
    }

    private sealed class ConnectionPool : List<RawConnection>, IDisposable
    {
        public void Dispose() => ForEach(static c => c.Dispose());
    }
}
