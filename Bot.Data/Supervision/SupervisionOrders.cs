using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Data.Supervision;

/// <summary>Issues and answers orders of supervision, inside the transaction of the move they belong to.</summary>
public static class SupervisionOrders
{
    /// <summary>Numbers of one day.</summary>
    public const int PerDay = 100_000;

    /// <summary>A new order, or null while one for this intake is open.</summary>
    public static SupervisionOrder? Issue(WriteSession session, Intake intake, string level, string reason, DateTimeOffset at, DateTimeOffset due, string? toPerson = null, string? issuedBy = null)
    {
        if (session.Context.SupervisionOrders.Any(o => o.IntakeId == intake.Id && o.AnsweredAt == null))
        {
            return null;
        }

        var day = at.ChinaDate();
        var first = (long)((((day.Year * 100) + day.Month) * 100) + day.Day) * PerDay;
        var last = session.Context.SupervisionOrders.Where(o => o.Id > first && o.Id < first + PerDay).Max(o => (long?)o.Id) ?? first;
        var order = new SupervisionOrder
        {
            Id = last + 1,
            IntakeId = intake.Id,
            IssuedAt = at,
            Due = due,
            ToLevel = level,
            HandlerId = intake.HandlerId,
            HandlerName = intake.HandlerName,
            Reason = reason,
            ToPerson = toPerson,
            IssuedBy = issuedBy,
        };
        session.Insert(order);
        return order;
    }

    /// <summary>Somebody answers an order in words. False when it is answered already, or not there.</summary>
    public static bool Answer(WriteSession session, long id, string by, string answer, DateTimeOffset at) => session.Execute(
        """UPDATE "supervision_orders" SET "AnsweredAt" = @0, "AnsweredBy" = @1, "Answer" = @2 WHERE "Id" = @3 AND "AnsweredAt" IS NULL""", at, by, answer, id) == 1;

    /// <summary>A result answers what is open; so does whatever else ends the intake.</summary>
    internal static void Answer(WriteSession session, Intake intake, MoveRequest move) => session.Execute(
        """UPDATE "supervision_orders" SET "AnsweredAt" = @0, "AnsweredBy" = @1, "Answer" = @2 WHERE "IntakeId" = @3 AND "AnsweredAt" IS NULL""",
        move.At,
        move.Actor.Name,
        move.Note ?? intake.Status.Spell(),
        intake.Id);
}
