using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Audit;

/// <summary>What somebody at the desk did, written in the transaction that does it.</summary>
public static class DeskAudit
{
    /// <param name="session">The transaction of the act.</param>
    /// <param name="visit">Who.</param>
    /// <param name="act">One of <see cref="AuditActs"/>.</param>
    /// <param name="subject">On what: an intake's number, a login, a grid's code.</param>
    /// <param name="detail">Anything that serializes, without personal data; phones, identity numbers and plates in free words are masked.</param>
    public static void Write(WriteSession session, DeskVisit visit, string act, string subject, object? detail = null) =>
        AuditLog.Append(session, visit.At, visit.Login, act, subject, detail);
}
