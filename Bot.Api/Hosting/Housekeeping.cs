using System.Globalization;
using Bot.Api.Handling.Photos;
using Bot.Api.ResidentActs.Uploads;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Api.Hosting;

/// <summary>Forgets what need not be kept: replies kept for the platform's retries, receipts kept for an integrator's, uploads and drafts nobody came back to, who reported over Open311 when it is long over, files that no row speaks of.</summary>
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

    /// <summary>Name, e-mail, device and account of who reported over Open311, once the matter is at its end: as long as the ledger, for questions about it.</summary>
    public static readonly TimeSpan Open311ContactsKept = AttemptsKept;

    private static readonly string Ended = string.Join(", ", Enum.GetValues<IntakeStatus>().Where(s => s.IsFinal()).Select(s => ((int)s).ToString(CultureInfo.InvariantCulture)));

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
        await ForgetContactsAsync(now - Open311ContactsKept, cancellation);
        await ForgetAsync("desk_sessions", now - SignInsKept, cancellation, key: "Id", at: "StartedAt");
        await ForgetAsync("sign_in_locks", now - SignInsKept, cancellation, key: "Login");
        await orphans.RemoveAsync(cancellation);
    }

    /// <summary>The filing itself stays: its token still leads to the number.</summary>
    private async Task ForgetContactsAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var sql = $"""
            UPDATE "open311_filings" SET "SealedContact" = NULL WHERE "IntakeId" IN (
                SELECT f."IntakeId" FROM "open311_filings" f JOIN "intakes" i ON i."Id" = f."IntakeId"
                WHERE f."SealedContact" IS NOT NULL AND f."At" < @0 AND i."Status" IN ({Ended}) LIMIT {Chunk})
            """;
        while (await commit.Run(session => session.Execute(sql, before), cancellation) == Chunk)
        {
        }
    }

    private async Task ForgetAsync(string table, DateTimeOffset before, CancellationToken cancellation, string key = "Key", string at = "At")
    {
        var sql = $"""DELETE FROM "{table}" WHERE "{key}" IN (SELECT "{key}" FROM "{table}" WHERE "{at}" < @0 LIMIT {Chunk})""";
        while (await commit.Run(session => session.Execute(sql, before), cancellation) == Chunk)
        {
        }
    }
}
