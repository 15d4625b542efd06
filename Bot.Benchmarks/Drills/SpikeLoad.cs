using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Bot.Benchmarks.Load;
using Bot.Benchmarks.Turns;

namespace Bot.Benchmarks.Drills;

/// <summary>One answer: when its message was due (seconds from the start), how long from then on it took, whether it failed.</summary>
internal readonly record struct Sample(double Due, double Milliseconds, bool Failed);

/// <summary>
/// Residents who say two things each, by a timetable that does not wait for the bot. Half only ask, the others report;
/// one report in <see cref="ConfirmedOfReports"/> is confirmed, the rest dropped again.
/// </summary>
internal sealed class SpikeLoad(int port, ReportScript script)
{
    /// <summary>So that the groups' robots can follow; each of the other reports writes as many conversations.</summary>
    public const int ConfirmedOfReports = 25;

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);
    private readonly ConcurrentQueue<Sample> _samples = new();
    private int _residents, _confirmed;

    public IReadOnlyCollection<Sample> Samples => _samples;

    /// <summary>Confirmations answered with 200.</summary>
    public int Confirmed => _confirmed;

    /// <summary>Messages a second, answered as fast as so many connections can.</summary>
    public async Task<double> MeasureAsync(TimeSpan duration, int connections)
    {
        await RunAsync([(double.PositiveInfinity, duration)], connections);
        return _samples.Count / duration.TotalSeconds;
    }

    /// <summary>Messages a second for so long, phase by phase.</summary>
    public async Task RunAsync(IReadOnlyList<(double PerSecond, TimeSpan Length)> phases, int connections)
    {
        _samples.Clear();
        var start = Stopwatch.GetTimestamp();
        using var timetable = Timetable(phases, start).GetEnumerator();
        var guard = new Lock();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var line = new Line(port);
            while (true)
            {
                TimeSpan due;
                lock (guard)
                {
                    if (!timetable.MoveNext())
                    {
                        return;
                    }

                    due = timetable.Current;
                }

                var early = due - Stopwatch.GetElapsedTime(start);
                if (early > Soon)
                {
                    await Task.Delay(early, Clock.Wall);
                }

                await WalkAsync(line, due, start);
            }
        })));
    }

    /// <summary>When residents come: two messages each.</summary>
    private static IEnumerable<TimeSpan> Timetable(IReadOnlyList<(double PerSecond, TimeSpan Length)> phases, long start)
    {
        var begins = TimeSpan.Zero;
        foreach (var (perSecond, length) in phases)
        {
            if (double.IsInfinity(perSecond))
            {
                while (Stopwatch.GetElapsedTime(start) < length)
                {
                    yield return Stopwatch.GetElapsedTime(start);
                }
            }
            else
            {
                for (var i = 0; i < length.TotalSeconds * perSecond / 2; i++)
                {
                    yield return begins + TimeSpan.FromSeconds(i * 2 / perSecond);
                }
            }

            begins += length;
        }
    }

    private async Task WalkAsync(Line line, TimeSpan due, long start)
    {
        var i = Interlocked.Increment(ref _residents);
        var reports = i % 2 == 0;
        var confirms = reports && i / 2 % ConfirmedOfReports == 0;
        var first = await SayAsync(line, Requests.Text(i, reports ? script.Problem(confirms ? i / 2 / ConfirmedOfReports : i) : "我的网格员"), due, start);
        if (!first)
        {
            return;
        }

        var second = await SayAsync(line, Requests.Text(i, confirms ? ReportScript.Confirmation : reports ? "取消" : "帮助"), Stopwatch.GetElapsedTime(start), start);
        if (second && confirms)
        {
            Interlocked.Increment(ref _confirmed);
        }
    }

    private async Task<bool> SayAsync(Line line, byte[] request, TimeSpan due, long start)
    {
        var answered = await line.TrySendAsync(request);
        _samples.Enqueue(new Sample(due.TotalSeconds, (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds, !answered));
        return answered;
    }

    /// <summary>A connection that is opened anew after a failure.</summary>
    private sealed class Line(int port) : IDisposable
    {
        private RawConnection? _connection;

        public async Task<bool> TrySendAsync(byte[] request)
        {
            try
            {
                if (_connection is null)
                {
                    _connection = new RawConnection(port);
                    await _connection.ConnectAsync();
                }

                await _connection.SendAsync(request);
                return true;
            }
            catch (Exception broken) when (broken is BenchmarkException or SocketException)
            {
                _connection?.Dispose();
                _connection = null;
                return false;
            }
        }

        public void Dispose() => _connection?.Dispose();
    }
}
