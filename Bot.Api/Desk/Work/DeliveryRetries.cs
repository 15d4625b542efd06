using Bot.Api.Conversations;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.Hosting;
using Bot.Data.Accounts;
using Bot.Data.Audit;
using Bot.Data.Deliveries;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Work;

/// <summary>Another try for messages that did not go through. Each is an act on record, in the transaction that does it.</summary>
public sealed class DeliveryRetries(GroupCommit commit, DeliverySignal deliveries, ResidentContexts contexts)
{
    /// <summary>Rows of one transaction, so that residents wait for none of it.</summary>
    public const int Chunk = 500;

    /// <summary>Messages of one click.</summary>
    public const int MostAtOnce = 10_000;

    /// <summary>Digests are of their hour, and what they carried goes out by itself; codes are of their minutes; what is of nobody any more goes to nobody.</summary>
    private const string MayGoAgain =
        $"""
        "Purpose" NOT IN ('{Purposes.Digest}', '{Purposes.MorningDigest}', '{Purposes.LinkCode}') AND "Recipient" NOT LIKE 'resident:{ResidentErasure.Mark}%'
        """;

    private const string Again = """UPDATE "deliveries" SET "State" = 0, "Attempts" = 0, "NextAt" = @0, "EndedAt" = NULL, "DigestId" = NULL, "LeasedAt" = NULL""";

    public static bool MayGo(Delivery delivery) =>
        delivery.Purpose is not (Purposes.Digest or Purposes.MorningDigest or Purposes.LinkCode) && Recipients.AsResident(delivery.Recipient)?.StartsWith(ResidentErasure.Mark, StringComparison.Ordinal) != true;

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
}
