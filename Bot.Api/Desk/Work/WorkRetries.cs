using System.Text;
using System.Text.Json;
using Bot.Api.Conversations;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.EventQueue;
using Bot.Api.Hosting;
using Bot.Api.Streams;
using Bot.Data.Accounts;
using Bot.Data.Audit;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Work;

/// <summary>Another try for what did not go through, or a word why there is none. Each is an act on record, in the transaction that does it.</summary>
public sealed class WorkRetries(
    IDbContextFactory<BotDbContext> database, GroupCommit commit, EventSignal events, DeliverySignal deliveries, ActionDoor door, ResidentContexts contexts, ILogger<WorkRetries> log)
{
    /// <summary>Rows of one transaction, so that residents wait for none of it.</summary>
    public const int Chunk = 500;

    /// <summary>Messages of one click.</summary>
    public const int MostAtOnce = 10_000;

    /// <summary>Characters of a reason.</summary>
    public const int ReasonLength = 200;

    /// <summary>Digests are of their hour, and what they carried goes out by itself; codes are of their minutes; what is of nobody any more goes to nobody.</summary>
    private const string MayGoAgain =
        $"""
        "Purpose" NOT IN ('{Purposes.Digest}', '{Purposes.MorningDigest}', '{Purposes.LinkCode}') AND "Recipient" NOT LIKE 'resident:{ResidentErasure.Mark}%'
        """;

    private const string Again = """UPDATE "deliveries" SET "State" = 0, "Attempts" = 0, "NextAt" = @0, "EndedAt" = NULL, "DigestId" = NULL, "LeasedAt" = NULL""";

    public static bool MayGo(Delivery delivery) =>
        delivery.Purpose is not (Purposes.Digest or Purposes.MorningDigest or Purposes.LinkCode) && Recipients.AsResident(delivery.Recipient)?.StartsWith(ResidentErasure.Mark, StringComparison.Ordinal) != true;

    /// <summary>Runs a parked event again, from its first try.</summary>
    public async Task<bool> RetryEventAsync(DeskVisit visit, long position, CancellationToken cancellation)
    {
        var done = await commit.Run(
            session =>
            {
                var id = session.Query("""UPDATE "events" SET "State" = 0, "Attempts" = 0, "NextAt" = @0 WHERE "Position" = @1 AND "State" = 3 RETURNING "Id" """, r => r.GetString(0), visit.At, position);
                id.ForEach(event_ => DeskAudit.Write(session, visit, AuditActs.WorkRetried, event_, new { what = "event" }));
                return id.Count == 1;
            },
            cancellation);
        events.Raise();
        return done;
    }

    /// <summary>Leaves a parked event as it is: nothing follows from it any more.</summary>
    public Task<bool> SetEventAsideAsync(DeskVisit visit, long position, string reason, CancellationToken cancellation) => commit.Run(
        session =>
        {
            var id = session.Query("""UPDATE "events" SET "State" = 2 WHERE "Position" = @0 AND "State" = 3 RETURNING "Id" """, r => r.GetString(0), position);
            id.ForEach(event_ => DeskAudit.Write(session, visit, AuditActs.WorkSetAside, event_, new { what = "event", reason }));
            return id.Count == 1;
        },
        cancellation);

    /// <summary>Carries a parked action of the stream out, by the code of the door. Null when it went through; else why not.</summary>
    public async Task<string?> RetryActionAsync(DeskVisit visit, string entry, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        if (await db.ParkedActions.AsNoTracking().FirstOrDefaultAsync(a => a.EntryId == entry, cancellation) is not { } row)
        {
            return "已经不在这里了。";
        }

        try
        {
            var why = ActionEntryReader.Read(EntryOf(row)) switch
            {
                ActionEntry.Order order => await ActAsync(row, order, cancellation),
                ActionEntry.Unreadable unreadable => unreadable.Detail,
                _ => "这一条读不懂。",
            };
            await commit.Run(
                session =>
                {
                    DeskAudit.Write(session, visit, AuditActs.WorkRetried, row.EntryId, new { what = "action", number = row.Number, done = why is null });
                    if (why is null)
                    {
                        session.Execute("""DELETE FROM "parked_actions" WHERE "EntryId" = @0""", row.EntryId);
                    }
                },
                cancellation);
            return why;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Parked action {Entry} failed again", row.EntryId);
            return "还是没办成，已经记下了，请管理员看日志。";
        }
    }

    /// <summary>Nobody will carry it out; why, the audit keeps.</summary>
    public Task<bool> SetActionAsideAsync(DeskVisit visit, string entry, string reason, CancellationToken cancellation) => commit.Run(
        session =>
        {
            if (session.Context.ParkedActions.FirstOrDefault(a => a.EntryId == entry) is not { } row)
            {
                return false;
            }

            session.Execute("""DELETE FROM "parked_actions" WHERE "EntryId" = @0""", entry);
            DeskAudit.Write(session, visit, AuditActs.WorkSetAside, entry, new { what = "action", number = row.Number, wrong = row.Reason, reason });
            return true;
        },
        cancellation);

    /// <summary>Sends one message again.</summary>
    public async Task<bool> RetryDeliveryAsync(DeskVisit visit, long id, CancellationToken cancellation)
    {
        var freed = await commit.Run(
            session =>
            {
                var found = session.Query($"""{Again} WHERE "Id" = @1 AND "State" IN (3, 4) AND {MayGoAgain} RETURNING "Recipient" """, r => r.GetString(0), visit.At, id);
                Probe(session, visit, found);
                found.ForEach(_ => DeskAudit.Write(session, visit, AuditActs.WorkRetried, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"delivery {id}"), new { what = "delivery" }));
                return found;
            },
            cancellation);
        Wake(freed);
        return freed.Count == 1;
    }

    /// <summary>Sends everything again that failed for one reason, oldest first, at most <see cref="MostAtOnce"/>; returns how many go.</summary>
    /// <param name="visit">Who asks for it.</param>
    /// <param name="gaveUp">What gave up; else what is kept.</param>
    /// <param name="error">The platform's name; empty for those that name none.</param>
    /// <param name="cancellation">Ends between two chunks.</param>
    public async Task<int> RetryAllAsync(DeskVisit visit, bool gaveUp, string error, CancellationToken cancellation)
    {
        // The states are written out, so that their indexes are found.
        var (state, reason) = (gaveUp ? 4 : 3, error.Length == 0 ? "\"Error\" IS NULL" : "\"Error\" = @2");
        var sql = $"""
            {Again} WHERE "Id" IN (SELECT "Id" FROM "deliveries" WHERE "State" = {state} AND {reason} AND "Id" > @1 AND {MayGoAgain} ORDER BY "Id" LIMIT {Chunk}) RETURNING "Id", "Recipient"
            """;
        var (total, last) = (0, 0L);
        while (total < MostAtOnce)
        {
            var from = last;
            var freed = await commit.Run(
                session =>
                {
                    var found = error.Length == 0 ? session.Query(sql, Freed, visit.At, from) : session.Query(sql, Freed, visit.At, from, error);
                    if (found.Count > 0)
                    {
                        Probe(session, visit, found.Select(f => f.Recipient));
                        DeskAudit.Write(session, visit, AuditActs.WorkRetried, error.Length == 0 ? "deliveries" : error, new { what = "deliveries", gaveUp, count = found.Count });
                    }

                    return found;
                },
                cancellation);
            Wake(freed.Select(f => f.Recipient));
            total += freed.Count;
            if (freed.Count < Chunk)
            {
                break;
            }

            last = freed.Max(f => f.Id);
        }

        return total;
    }

    /// <summary>Tries a robot in trouble at once; with the first message it takes, all go.</summary>
    public async Task<bool> ProbeRobotAsync(DeskVisit visit, string mark, CancellationToken cancellation)
    {
        var found = await commit.Run(
            session =>
            {
                var robot = session.Context.RobotTroubles.Select(t => t.Robot).AsEnumerable().FirstOrDefault(r => WorkState.MarkOf(r) == mark);
                if (robot is null)
                {
                    return false;
                }

                Probe(session, visit, [Recipients.Robot(robot)]);
                DeskAudit.Write(session, visit, AuditActs.WorkRetried, "robot " + mark, new { what = "robot" });
                return true;
            },
            cancellation);
        deliveries.Raise();
        return found;
    }

    /// <summary>A robot in trouble keeps whatever comes; only its next probe can end that.</summary>
    private static void Probe(WriteSession session, DeskVisit visit, IEnumerable<string> recipients)
    {
        foreach (var robot in recipients.Select(Recipients.AsRobot).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            session.Execute("""UPDATE "robot_troubles" SET "NextProbe" = @0 WHERE "Robot" = @1""", visit.At, robot);
            session.Execute("""UPDATE "deliveries" SET "State" = 3 WHERE "Recipient" = @0 AND "State" = 0 AND EXISTS (SELECT 1 FROM "robot_troubles" WHERE "Robot" = @1)""", Recipients.Robot(robot), robot);
        }
    }

    private static (long Id, string Recipient) Freed(System.Data.Common.DbDataReader row) => (row.GetInt64(0), row.GetString(1));

    private void Wake(IEnumerable<string> recipients)
    {
        foreach (var resident in recipients.Select(Recipients.AsResident).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            contexts.Invalidate(resident);
        }

        deliveries.Raise();
    }

    private async Task<string?> ActAsync(ParkedAction row, ActionEntry.Order order, CancellationToken cancellation)
    {
        var outcome = order.Key is { } key
            ? await door.ActAsync(order.Number, order.Request, ActionReader.KeyHolder, key, cancellation)
            : await door.ActAsync(order.Number, order.Request, ActionReader.EntryHolder, row.EntryId, cancellation);
        return outcome.Answer is not null ? null : outcome.Problem?.ProblemDetails.Detail ?? "没办成。";
    }

    private static StreamEntry EntryOf(ParkedAction row)
    {
        var parts = JsonSerializer.Deserialize<string[]>(row.Fields) ?? [];
        return new StreamEntry(row.EntryId, [.. parts.Chunk(2).Where(p => p.Length == 2).Select(p => KeyValuePair.Create(Encoding.UTF8.GetBytes(p[0]), Encoding.UTF8.GetBytes(p[1])))]);
    }
}
