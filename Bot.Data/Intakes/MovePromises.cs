using Bot.Data.Deadlines;
using Bot.Data.Storage;
using Bot.Data.Supervision;

namespace Bot.Data.Intakes;

/// <summary>What a move does to the promises of an intake: which of its deadlines end, and which are set beside them.</summary>
internal static class MovePromises
{
    /// <summary>A deadline is never moved: the old one ends, and a new one is set beside it.</summary>
    internal static void Anew(WriteSession session, Intake intake, DateTimeOffset at)
    {
        End(session, intake.Id, DeadlineKind.Resolve, at);
        session.Insert(Deadline.Set(intake.Id, DeadlineKind.Resolve, at, intake.Due));
    }

    /// <summary>Somebody is to take it up by then.</summary>
    internal static void ToAccept(WriteSession session, long intakeId, DateTimeOffset at, DateTimeOffset due)
    {
        End(session, intakeId, DeadlineKind.Accept, at);
        session.Insert(Deadline.Set(intakeId, DeadlineKind.Accept, at, due));
    }

    /// <summary>Ends what the move has kept, or made pointless.</summary>
    internal static void End(WriteSession session, Intake intake, MoveRequest request)
    {
        ExtensionRequests.Lapse(session, intake, request);
        if (intake.Status is IntakeStatus.Accepted or IntakeStatus.Assigned)
        {
            End(session, intake.Id, DeadlineKind.Accept, request.At);
        }

        if (request.Move is Move.Rate or Move.Reopen || intake.Status.IsFinal())
        {
            End(session, intake.Id, DeadlineKind.Rate, request.At);
        }

        if (request.Move is Move.Verify or Move.Reopen || intake.Status.IsFinal())
        {
            End(session, intake.Id, DeadlineKind.Verify, request.At);
        }

        if (intake.Status == IntakeStatus.Resolved || intake.Status.IsFinal())
        {
            End(session, intake.Id, DeadlineKind.Accept, request.At);
            End(session, intake.Id, DeadlineKind.Resolve, request.At);
            SupervisionOrders.Answer(session, intake, request);
        }
    }

    private static void End(WriteSession session, long intakeId, DeadlineKind kind, DateTimeOffset at) =>
        session.Execute(
            """UPDATE "deadlines" SET "EndedAt" = @0 WHERE "IntakeId" = @1 AND "Kind" = @2 AND "EndedAt" IS NULL""",
            at,
            intakeId,
            kind);
}
