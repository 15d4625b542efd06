using System.Collections.Concurrent;
using Bot.Api.GroupNotification;
using Bot.Api.Hosting;
using Bot.Data.Deliveries;
using Bot.Data.Storage;

namespace Bot.Api.Result;

/// <summary>
/// Leases due deliveries and gives each a lane of its own, where <see cref="DeliveryCarrier"/> takes it to the wire. Each send runs by itself: one that hangs holds its own lane and its own recipient,
/// nobody else. A free lane takes the next lease, urgent ones first. Many short sends share leases and records all the
/// same: while one commit waits for the disk, other lanes fall free, and the next lease and their records go together.
/// </summary>
public sealed class DeliveryWorker(
    GroupCommit commit,
    RobotDiscipline discipline,
    DeliveryCarrier carrier,
    DeliverySignal signal,
    TimeProvider clock,
    ILogger<DeliveryWorker> log)
    : SweepingWorker(signal, Sweep, clock, log)
{
    /// <summary>Sends under way at once.</summary>
    public const int Lanes = DeliveryLedger.MostInHand;

    /// <summary>Lanes that only urgent deliveries may take.</summary>
    public const int UrgentLanes = 4;

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>What a send under way is given to end in when the bot stops; after that it is sent again at the next start.</summary>
    public static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<long, Lane> _underWay = new();
    private readonly SemaphoreSlim _leasing = new(1, 1);
    private readonly CancellationTokenSource _calls = new();

    /// <summary>Sends what is due now, until nothing is left to start or under way; returns how many rows were tried.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        for (var tried = 0; ;)
        {
            // Asked before leasing: a send that ends in between may have freed the next of its recipient.
            List<Lane> underWay = [.. _underWay.Values];
            var leased = await LeaseAsync(cancellation);
            tried += leased;
            if (leased > 0)
            {
                continue;
            }

            if (underWay.Count == 0)
            {
                return tried;
            }

            await Task.WhenAny(underWay.Select(l => l.Done.Task)).WaitAsync(cancellation);
        }
    }

    public override void Dispose()
    {
        _leasing.Dispose();
        _calls.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var leased = await LeaseAsync(stoppingToken);
                Beat(leased);
                if (leased == 0)
                {
                    await signal.WaitAsync(Sweep, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                Missed(fault);
                Log.LogError(fault, "Deliveries that are due could not be read; next sweep in {Sweep}", Sweep);
                await Task.Delay(Sweep, Clock, CancellationToken.None);
            }
        }

        _calls.CancelAfter(StopGrace);
        await Task.WhenAll(_underWay.Values.Select(l => l.Done.Task));
    }

    /// <summary>Leases what the free lanes can take and starts it; returns how many rows were touched.</summary>
    private async Task<int> LeaseAsync(CancellationToken cancellation)
    {
        await _leasing.WaitAsync(cancellation);
        try
        {
            var free = Lanes - _underWay.Count;
            var others = Math.Min(free, Lanes - UrgentLanes - _underWay.Values.Count(l => !l.Delivery.Urgent));
            if (free <= 0)
            {
                return 0;
            }

            return await StartAsync(free, others, cancellation);
        }
        finally
        {
            _leasing.Release();
        }
    }

    private async Task<int> StartAsync(int free, int others, CancellationToken cancellation)
    {
        List<string> taken = [];
        try
        {
            var (touched, sends) = await commit.Run(session => LeaseDue(session, free, others, taken), cancellation);
            foreach (var delivery in sends)
            {
                var lane = new Lane(delivery);
                _underWay[delivery.Id] = lane;
                _ = Task.Run(() => CarryAsync(lane), CancellationToken.None);
            }

            return touched;
        }
        catch
        {
            discipline.Undo(taken, Clock.GetUtcNow());
            throw;
        }
    }

    private (int Touched, List<Delivery> Sends) LeaseDue(WriteSession session, int free, int others, List<string> taken)
    {
        var now = Clock.GetUtcNow();
        discipline.Remember(session, now);
        var sends = discipline.Probes(session, now, taken);
        var probes = sends.Count;

        // One that is due again while its lane is just being left must not be leased to nobody.
        List<long> underWay = [.. _underWay.Keys];
        var leased = DeliveryLedger.LeaseDue(session, now, Lease, urgent: true, free - sends.Count, underWay);
        leased.AddRange(DeliveryLedger.LeaseDue(session, now, Lease, urgent: false, Math.Min(others, free - sends.Count - leased.Count), underWay));
        foreach (var delivery in leased)
        {
            var admitted = Recipients.AsRobot(delivery.Recipient) is { } robot ? discipline.Admit(session, delivery, robot, now, taken) : delivery;
            if (admitted is not null)
            {
                sends.Add(admitted);
            }
        }

        return (leased.Count + probes, sends);
    }

    private async Task CarryAsync(Lane lane)
    {
        try
        {
            await carrier.CarryAsync(lane.Delivery, _calls.Token);
        }
        finally
        {
            _underWay.TryRemove(lane.Delivery.Id, out _);
            lane.Done.SetResult();
            signal.Raise();
        }
    }

    private sealed class Lane(Delivery delivery)
    {
        public Delivery Delivery => delivery;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
