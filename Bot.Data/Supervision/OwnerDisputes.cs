using Bot.Data.Storage;

namespace Bot.Data.Supervision;

/// <summary>Raises and decides disputes over whose matter something is, inside a transaction.</summary>
public static class OwnerDisputes
{
    /// <summary>False while one of this intake is open.</summary>
    public static bool Raise(WriteSession session, long intakeId, string by, string claims, DateTimeOffset at)
    {
        if (session.Context.OwnerDisputes.Any(d => d.IntakeId == intakeId && d.DecidedAt == null))
        {
            return false;
        }

        session.Insert(new OwnerDispute { IntakeId = intakeId, RaisedAt = at, RaisedBy = by, Claims = claims });
        return true;
    }

    /// <summary>False when none of this intake is open.</summary>
    public static bool Decide(WriteSession session, long intakeId, string by, string owner, string decision, DateTimeOffset at) => session.Execute(
        """UPDATE "owner_disputes" SET "DecidedAt" = @0, "DecidedBy" = @1, "Owner" = @2, "Decision" = @3 WHERE "IntakeId" = @4 AND "DecidedAt" IS NULL""",
        at,
        by,
        owner,
        decision,
        intakeId) == 1;
}
