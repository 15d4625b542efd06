using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Deadlines;

/// <summary>A request that waits, with what it is about.</summary>
public sealed record WaitingExtension(ExtensionRequest Request, Intake Intake);

/// <summary>Asks for extensions and answers them, inside the transaction of the note or move they belong to.</summary>
public static class ExtensionRequests
{
    /// <summary>After these moves there is nothing left to put off.</summary>
    private static readonly Move[] Ending = [Move.Extend, Move.Escalate, Move.Return, Move.Resolve, Move.Merge, Move.Withdraw];

    /// <summary>Those that wait among these intakes, the promise that ends first before the others.</summary>
    public static IQueryable<WaitingExtension> ExtensionsWaiting(this BotDbContext db, IQueryable<Intake> intakes) =>
        from request in db.ExtensionRequests.AsNoTracking()
        where request.Answer == null
        join intake in intakes on request.IntakeId equals intake.Id
        orderby intake.Due, request.Id
        select new WaitingExtension(request, intake);

    /// <summary>The ids of those that wait, to be counted.</summary>
    public static IQueryable<long> ExtensionsWaitingIds(this BotDbContext db, IQueryable<Intake> intakes) =>
        db.ExtensionRequests.Where(r => r.Answer == null).Join(intakes, r => r.IntakeId, i => i.Id, (r, i) => r.Id);

    /// <summary>Whether one of this intake waits.</summary>
    public static bool IsAsked(BotDbContext db, long intakeId) => db.ExtensionRequests.Any(r => r.IntakeId == intakeId && r.Answer == null);

    /// <summary>Somebody agrees or does not. False when it is answered already, or lapsed.</summary>
    public static bool Answer(WriteSession session, long id, ExtensionAnswer answer, string by, string? words, DateTimeOffset at) => session.Execute(
        """UPDATE "extension_requests" SET "Answer" = @0, "AnsweredAt" = @1, "AnsweredBy" = @2, "Words" = @3 WHERE "Id" = @4 AND "Answer" IS NULL""",
        answer,
        at,
        by,
        words,
        id) == 1;

    /// <summary>What waits of an intake that moved on, waits no longer.</summary>
    internal static void Lapse(WriteSession session, Intake intake, MoveRequest move)
    {
        if (Ending.Contains(move.Move))
        {
            session.Execute(
                """UPDATE "extension_requests" SET "Answer" = @0, "AnsweredAt" = @1 WHERE "IntakeId" = @2 AND "Answer" IS NULL""", ExtensionAnswer.Lapsed, move.At, intake.Id);
        }
    }
}
