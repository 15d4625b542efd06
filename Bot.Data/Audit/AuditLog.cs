using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Data.People;
using Bot.Data.Storage;

namespace Bot.Data.Audit;

/// <summary>Appends to the audit inside the transaction of the act it tells: both are there, or neither.</summary>
public static class AuditLog
{
    /// <summary>The login of verbs run on the server.</summary>
    public const string Console = "(console)";

    private static readonly JsonSerializerOptions Spelling = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="session">The transaction of the act.</param>
    /// <param name="at">When.</param>
    /// <param name="login">Who.</param>
    /// <param name="act">One of <see cref="AuditActs"/>.</param>
    /// <param name="subject">On what.</param>
    /// <param name="detail">Anything that serializes; phones, identity numbers and plates in it are masked.</param>
    public static AuditEntry Append(WriteSession session, DateTimeOffset at, string login, string act, string subject, object? detail = null)
    {
        // The first statement locks the row on a database with several writers: no two entries follow the same one.
        session.Execute("""INSERT INTO "audit_heads" ("Name", "Count", "Hash") VALUES (@0, 0, '') ON CONFLICT DO NOTHING""", AuditHead.Desk);
        var (count, previous) = session.Query(
            """UPDATE "audit_heads" SET "Count" = "Count" + 1 WHERE "Name" = @0 RETURNING "Count", "Hash" """,
            static row => (row.GetInt64(0), row.GetString(1)),
            AuditHead.Desk)[0];
        var text = Masking.Mask(detail is null ? "{}" : JsonSerializer.Serialize(detail, Spelling));
        subject = subject.Length <= AuditEntry.SubjectLength ? subject : subject[..AuditEntry.SubjectLength];
        at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()).ToOffset(ChinaTime.Offset);
        var entry = new AuditEntry
        {
            Id = count,
            At = at,
            Login = login,
            Act = act,
            Subject = subject,
            Detail = text,
            Previous = previous,
            Hash = AuditEntry.ChainHash(previous, count, at, login, act, subject, text),
        };
        session.Insert(entry);
        session.Execute("""UPDATE "audit_heads" SET "Hash" = @1 WHERE "Name" = @0""", AuditHead.Desk, entry.Hash);
        return entry;
    }
}
