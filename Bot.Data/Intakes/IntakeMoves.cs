using Bot.Data.Deadlines;
using Bot.Data.EventQueue;
using Bot.Data.Joining;
using Bot.Data.Search;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Intakes;

/// <summary>
/// Moves an intake inside a transaction: the workflow decides, then the row, its timeline entry, its deadlines and its
/// queued event are written together. The only code that changes an intake.
/// </summary>
public static class IntakeMoves
{
    /// <summary>Characters of a note.</summary>
    public const int NoteLength = 2_000;

    /// <summary>Reads the intake and moves it. <paramref name="change"/> adjusts what the move is about (handler, due) before it is written.</summary>
    public static MoveVerdict Make(WriteSession session, long intakeId, MoveRequest request, Action<Intake>? change = null)
    {
        var intake = session.Context.Intakes.FirstOrDefault(i => i.Id == intakeId);
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
        var entry = Write(session, intake, request);
        if (intake.Due != promised || intake.Status == IntakeStatus.Reopened || request.Move == Move.Unmerge)
        {
            PromiseAnew(session, intake, request.At);
        }

        if (request.AcceptDue is { } due)
        {
            End(session, intake.Id, DeadlineKind.Accept, request.At);
            session.Insert(Deadline.Set(intake.Id, DeadlineKind.Accept, request.At, due));
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

    /// <summary>A deadline is never moved: the old one ends, and a new one is set beside it.</summary>
    private static void PromiseAnew(WriteSession session, Intake intake, DateTimeOffset at)
    {
        End(session, intake.Id, DeadlineKind.Resolve, at);
        session.Insert(Deadline.Set(intake.Id, DeadlineKind.Resolve, at, intake.Due));
    }

    /// <summary>Appends the entry that a move leaves, and what follows from it.</summary>
    internal static TimelineEntry Write(WriteSession session, Intake intake, MoveRequest request)
    {
        var entry = Append(intake, request);
        if (request.Move == Move.Submit)
        {
            session.Insert(intake);
        }
        else
        {
            session.Update(intake);
            EndDeadlines(session, intake, request);
        }

        session.Insert(entry);
        IntakeSearch.Add(session, intake, request, entry.Sequence);
        if (EventTypes.Of(request.Move) is { } type)
        {
            var attachments = request.Attachments
                ?? [.. session.Context.Attachments.Where(a => a.IntakeId == intake.Id && a.By != Attachment.Sealed).OrderBy(a => a.Id).Select(a => new EventAttachment(a.Id, a.Type))];
            session.Insert(new QueuedEvent
            {
                Id = EventTypes.Id(intake.Number, entry.Sequence),
                Type = type,
                IntakeId = intake.Id,
                Time = request.At,
                NextAt = request.At,
                Data = EventData.Of(intake, attachments, request.Note).ToJson(),
            });
        }

        session.Announce(OpenIntake.Of(intake, request.Move == Move.Submit ? [] : Followers.Of(session, intake.Id)));
        return entry;
    }

    private static TimelineEntry Append(Intake intake, MoveRequest request)
    {
        var sequence = intake.Entries + 1;
        var actor = request.Actor;
        var hash = TimelineEntry.ChainHash(
            intake.LastHash, intake.Id, sequence, request.Move, intake.Status, actor, request.At, request.Note, request.IsPublic);
        intake.Entries = sequence;
        intake.LastHash = hash;
        intake.LastMoveAt = request.At;
        if (request.IsPublic && request.Note is not null && actor.Role != ActorRole.Resident)
        {
            intake.LastPublicNote = request.Note;
        }

        return new TimelineEntry
        {
            IntakeId = intake.Id,
            Sequence = sequence,
            Move = request.Move,
            Status = intake.Status,
            Role = actor.Role,
            ActorName = actor.Name,
            ActorId = actor.Id,
            At = request.At,
            Note = request.Note,
            IsPublic = request.IsPublic,
            Hash = hash,
        };
    }

    private static void EndDeadlines(WriteSession session, Intake intake, MoveRequest request)
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

/// <summary>
/// A move somebody asks for. <paramref name="Attachments"/> is given when the caller knows them all, else they are read.
/// <paramref name="AcceptDue"/> is given when the move leaves the intake to be taken up again, and says until when.
/// <paramref name="ToLevel"/> is given when it goes up: to which rung of the place's ladder.
/// </summary>
public sealed record MoveRequest(
    Move Move, Actor Actor, DateTimeOffset At, string? Note = null, bool IsPublic = true, IReadOnlyList<EventAttachment>? Attachments = null, DateTimeOffset? AcceptDue = null,
    string? ToLevel = null);

/// <summary>What became of it. A closed set.</summary>
public abstract record MoveVerdict
{
    private MoveVerdict()
    {
    }

    public sealed record Made(Intake Intake, TimelineEntry Entry) : MoveVerdict
    {
        public string EventId => EventTypes.Id(Intake.Number, Entry.Sequence);
    }

    public sealed record Unknown : MoveVerdict;

    /// <param name="Status">Where it stands.</param>
        /// <param name="Allowed">What this actor may do instead.</param>
        /// <param name="OwnWork">True when the move itself would be one, but not for who handled the intake.</param>
        public sealed record Forbidden(IntakeStatus Status, IReadOnlyList<Move> Allowed, bool OwnWork = false) : MoveVerdict;

    public sealed record NoteMissing(Move Move) : MoveVerdict;
}
