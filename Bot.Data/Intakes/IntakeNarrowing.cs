namespace Bot.Data.Intakes;

/// <summary>Where the place narrows the workflow for one intake: what the table allows, and this intake does not.</summary>
public static class IntakeNarrowing
{
    /// <summary>A department says that it is done, and the place wants a grid worker to look at it on the spot first.</summary>
    public static bool AwaitsCheck(this Intake intake) => intake is { Status: IntakeStatus.Resolved, VerifyOnSite: true };

    /// <summary>The moves this role has with this intake.</summary>
    public static IReadOnlyList<Move> Allowed(this Intake intake, ActorRole by) => [.. IntakeWorkflow.Allowed(intake.Status, by).Where(m => intake.Permits(m, by))];

    /// <summary>Whether this intake takes a move that the table allows.</summary>
    internal static bool Permits(this Intake intake, Move move, ActorRole by) => (move, by) switch
    {
        // A grid worker judges the result of a department, and only where the place says so.
        (Move.Verify or Move.Reopen, ActorRole.GridWorker) => intake.VerifyOnSite,

        // Nobody rates or closes what the resident was not told yet.
        (Move.Rate or Move.Close, _) => !intake.AwaitsCheck(),
        _ => true,
    };
}
