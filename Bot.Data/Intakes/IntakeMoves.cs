using Bot.Data.Storage;

namespace Bot.Data.Intakes;

/// <summary>
/// Moves an intake inside a transaction: the workflow decides, then the row, its timeline entry and its queued event
/// (<see cref="MoveRecord"/>) and its deadlines (<see cref="MovePromises"/>) are written together. The only code that changes an intake.
/// </summary>
public static class IntakeMoves
{
    /// <summary>Characters of a note.</summary>
    public const int NoteLength = 2_000;

    /// <summary>Reads the intake and moves it. <paramref name="change"/> adjusts what the move is about (handler, due) before it is written.</summary>
    public static MoveVerdict Make(WriteSession session, long intakeId, MoveRequest request, Action<Intake>? change = null)
    {
        var intake = session.Find<Intake>(intakeId);
        if (intake is null)
        {
            return new MoveVerdict.Unknown();
        }

        return Make(session, intake, request, change);
    }

    public static MoveVerdict Make(WriteSession session, Intake intake, MoveRequest request, Action<Intake>? change = null)
    {
        var edge = IntakeWorkflow.Find(request.Move, intake.Status, request.Actor.Role);
        if (edge is null || !intake.Permits(request.Move, request.Actor.Role))
        {
            return new MoveVerdict.Forbidden(intake.Status, intake.Allowed(request.Actor.Role));
        }

        if (edge.NeedsNote && string.IsNullOrWhiteSpace(request.Note))
        {
            return new MoveVerdict.NoteMissing(request.Move);
        }

        if (Judges(request) && HasHandled(session, intake, request.Actor))
        {
            var allowed = intake.Allowed(request.Actor.Role).Where(m => m is not (Move.Verify or Move.Close));
            return new MoveVerdict.Forbidden(intake.Status, [.. allowed], OwnWork: true);
        }

        var promised = intake.Due;
        intake.Status = edge.To;
        HandUpOrBack(intake, request);
        (intake.Urges, intake.LastUrgedAt) = request.Move == Move.Reopen ? (0, null) : (intake.Urges, intake.LastUrgedAt);
        change?.Invoke(intake);
        var entry = MoveRecord.Write(session, intake, request);
        if (intake.Due != promised || intake.Status == IntakeStatus.Reopened || request.Move == Move.Unmerge)
        {
            MovePromises.Anew(session, intake, request.At);
        }

        if (request.AcceptDue is { } due)
        {
            MovePromises.ToAccept(session, intake.Id, request.At, due);
        }

        return new MoveVerdict.Made(intake, entry);
    }

    /// <summary>Saying that a result is good. Who handled an intake is never the one to say it, whatever their role.</summary>
    private static bool Judges(MoveRequest request) => request is { Move: Move.Verify or Move.Close, Actor.Id: not null };

    /// <summary>WeCom's userids do not differ by case.</summary>
    private static bool HasHandled(WriteSession session, Intake intake, Actor actor) =>
        string.Equals(intake.HandlerId, actor.Id, StringComparison.OrdinalIgnoreCase)
        || session.Context.Timeline.Where(t => t.IntakeId == intake.Id && t.Move == Move.Resolve).Select(t => t.ActorId).ToList()
            .Exists(id => string.Equals(id, actor.Id, StringComparison.OrdinalIgnoreCase));

    /// <summary>What goes up or back is nobody's until somebody takes it, and no department's; nor is what goes to somebody else.</summary>
    private static void HandUpOrBack(Intake intake, MoveRequest request)
    {
        if (request.Move is not (Move.Escalate or Move.Return or Move.Assign))
        {
            return;
        }

        (intake.Department, intake.VerifyOnSite) = (null, false);
        if (request.Move == Move.Assign)
        {
            return;
        }

        (intake.HandlerId, intake.HandlerName) = (null, null);
        if (request.Move == Move.Escalate)
        {
            intake.Level = request.ToLevel ?? throw new ArgumentException("An escalation names the level it goes to.", nameof(request));
        }
    }
}
