using System.Data.Common;
using Bot.Data;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Conversations;

/// <summary>
/// Reads one resident's rows by prepared statements on a connection of its own. The same reads through EF cost a
/// millisecond, which is most of a turn; one reader serves one load at a time.
/// </summary>
internal sealed class ResidentReader : IDisposable
{
    private readonly BotDbContext _owner;
    private readonly DbCommand _conversation, _intakes, _followed, _kept, _seen;

    public ResidentReader(IDbContextFactory<BotDbContext> database)
    {
        _owner = database.CreateDbContext();
        _owner.Database.OpenConnection();
        _conversation = Prepare("""SELECT "Version", "State", "HomeGrid", "Following", "LastContact", "LastMessage" FROM "conversations" WHERE "Resident" = @0""");
        _intakes = Prepare($"""
            SELECT "Id", "Item", "Text", "Status", "SubmittedAt", "Due", "HandlerName", "LastPublicNote", "LastMoveAt",
                "Urges", "LastUrgedAt", "Confidential", "AboutWorker", "Level", "VerifyOnSite"
            FROM "intakes" WHERE "Resident" = @0 ORDER BY "Id" DESC LIMIT {DialogLimits.OwnIntakes}
            """);
        _followed = Prepare($"""
            SELECT i."Id", i."Item", COALESCE(CASE WHEN f."SaidAs" = 0 THEN b."Text" ELSE t."Note" END, ''), i."Status", f."JoinedAt", i."Due", i."HandlerName", i."LastPublicNote", i."LastMoveAt",
                i."Urges", i."LastUrgedAt", i."Confidential", i."AboutWorker", i."Level", i."VerifyOnSite", f."AskedAt" IS NOT NULL AND f."Rating" IS NULL
            FROM "intake_followers" f JOIN "intakes" i ON i."Id" = f."IntakeId"
            LEFT JOIN "timeline" t ON t."IntakeId" = f."SaidIn" AND t."Sequence" = f."SaidAs" LEFT JOIN "intakes" b ON b."Id" = f."SaidIn"
            WHERE f."Resident" = @0 AND f."LeftAt" IS NULL ORDER BY f."IntakeId" DESC LIMIT {DialogLimits.OwnIntakes}
            """);
        _kept = Prepare($"""
            SELECT "Id", "EventId", "Recipient", "IntakeId", "Purpose", "Body", "CreatedAt"
            FROM "deliveries" WHERE "Recipient" = @0 AND "State" = {(int)DeliveryState.Kept} ORDER BY "Id"
            """);
        _seen = Prepare($"""
            SELECT "Key", "Reply" FROM "seen_messages" WHERE "Resident" = @0 ORDER BY "At" DESC LIMIT {ResidentContext.RememberedReplies}
            """);
    }

    /// <summary>Fills the context. Who never spoke in the chat, or was erased, has no row; they may have intakes by another door.</summary>
    public void Read(ResidentContext context, Jurisdiction jurisdiction)
    {
        if (!ReadConversation(context))
        {
            context.Forget();
        }

        var own = All(_intakes, context.Resident, r => SummaryOf(r, jurisdiction));
        var followed = All(_followed, context.Resident, r => SummaryOf(r, jurisdiction) with { IsFollowed = true, AwaitsRating = r.GetBoolean(15) });
        context.Intakes = followed.Count == 0 ? own
            : [.. own.Concat(followed).DistinctBy(i => i.Number).OrderByDescending(i => i.SubmittedAt).Take(DialogLimits.OwnIntakes)];
        context.Kept = All(_kept, Recipients.Resident(context.Resident), KeptOf);
        var seen = All(_seen, context.Resident, static r => (Key: r.GetString(0), Reply: r.GetString(1)));
        for (var i = seen.Count - 1; i >= 0; i--)
        {
            context.Remember(seen[i].Key, seen[i].Reply);
        }
    }

    public void Dispose()
    {
        foreach (var command in (DbCommand[])[_conversation, _intakes, _followed, _kept, _seen])
        {
            command.Dispose();
        }

        _owner.Dispose();
    }

    private bool ReadConversation(ResidentContext context)
    {
        _conversation.Parameters[0].Value = context.Resident;
        using var row = _conversation.ExecuteReader();
        if (!row.Read())
        {
            return false;
        }

        context.Version = row.GetInt64(0);
        context.State = ConversationJson.Read(row.GetString(1));
        context.HomeGrid = TextOrNull(row, 2);
        context.Following = row.GetBoolean(3);
        context.StoredContact = Instant(row, 4);
        context.HeardBefore(Instant(row, 5));
        return true;
    }

    private static IntakeSummary SummaryOf(DbDataReader row, Jurisdiction jurisdiction) => IntakeSummaries.Of(
        new IntakeFacts(
            row.GetInt64(0), row.GetString(1), row.GetString(2), (IntakeStatus)row.GetInt32(3), Instant(row, 4), Instant(row, 5), TextOrNull(row, 6), TextOrNull(row, 7), Instant(row, 8),
            row.GetInt32(9), row.IsDBNull(10) ? null : Instant(row, 10), row.GetBoolean(11) || row.GetBoolean(12), row.GetString(13), row.GetBoolean(14)),
        jurisdiction);

    private static Delivery KeptOf(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        EventId = row.GetString(1),
        Recipient = row.GetString(2),
        IntakeId = row.GetInt64(3),
        Purpose = row.GetString(4),
        Body = row.GetString(5),
        CreatedAt = Instant(row, 6),
        State = DeliveryState.Kept,
    };

    private static List<T> All<T>(DbCommand command, string key, Func<DbDataReader, T> read)
    {
        command.Parameters[0].Value = key;
        using var rows = command.ExecuteReader();
        List<T> all = [];
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }

    private DbCommand Prepare(string sql)
    {
        var command = _owner.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        var key = command.CreateParameter();
        key.ParameterName = "@0";
        command.Parameters.Add(key);
        return command;
    }

    private static string? TextOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Instant(DbDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column)).ToOffset(ChinaTime.Offset);
}
