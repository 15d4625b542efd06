using Bot.Api.Handling.Photos;
using Bot.Api.ResidentActs.Uploads;
using Bot.Data.Storage;

namespace Bot.Api.Hosting;

/// <summary>Forgets what need not be kept: replies kept for the platform's retries, receipts kept for an integrator's, uploads and drafts nobody came back to, files that no row speaks of.</summary>
public sealed class Housekeeping(GroupCommit commit, OrphanFiles orphans, UploadSweep uploads, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService, IPulsing
{
    public WorkerPulse Pulse { get; private set; } = WorkerPulse.None;

    /// <summary>WeChat retries within seconds, and ten minutes later its callback would be refused as stale.</summary>
    public static readonly TimeSpan SeenMessagesKept = TimeSpan.FromDays(2);

    public static readonly TimeSpan ReceiptsKept = TimeSpan.FromDays(30);

    /// <summary>The ledger of tries: half a year, for questions about a message that came late or not at all.</summary>
    public static readonly TimeSpan AttemptsKept = TimeSpan.FromDays(180);

    /// <summary>Sessions of the desk that are over; wrong tries to sign in. What staff did stands in the audit, which is never forgotten: at least six months are due.</summary>
    public static readonly TimeSpan SignInsKept = TimeSpan.FromDays(30);

    /// <summary>Rows forgotten in one transaction, so that residents wait for none of it.</summary>
    public const int Chunk = 2_000;

    /// <summary>Between two times.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TidyAsync(stoppingToken);
                Pulse = Pulse.Beat(clock.GetUtcNow(), 1);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Pulse = Pulse.Missed(clock.GetUtcNow(), fault);
                log.LogError(fault, "Housekeeping failed; it is tried again in {Interval}", Interval);
            }
        }
    }

    public async Task TidyAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await ForgetAsync("seen_messages", now - SeenMessagesKept, cancellation);
        await ForgetAsync("action_receipts", now - ReceiptsKept, cancellation);
        await ForgetAsync("delivery_attempts", now - AttemptsKept, cancellation, key: "Id");
        await uploads.RunAsync(cancellation);
        await ForgetAsync("desk_sessions", now - SignInsKept, cancellation, key: "Id", at: "StartedAt");
        await ForgetAsync("sign_in_locks", now - SignInsKept, cancellation, key: "Login");
        await orphans.RemoveAsync(cancellation);
    }

    private async Task ForgetAsync(string table, DateTimeOffset before, CancellationToken cancellation, string key = "Key", string at = "At")
    {
        var sql = $"""DELETE FROM "{table}" WHERE "{key}" IN (SELECT "{key}" FROM "{table}" WHERE "{at}" < @0 LIMIT {Chunk})""";
        while (await commit.Run(session => session.Execute(sql, before), cancellation) == Chunk)
        {
        }
    }
}
