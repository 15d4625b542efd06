using Bot.Data.EventQueue;
using Bot.Data.Joining;
using Bot.Data.Search;
using Bot.Data.Storage;

namespace Bot.Data.Intakes;

/// <summary>Writes a move down: the intake's row, its entry in the timeline, chained to the last, and the event that tells it.</summary>
internal static class MoveRecord
{
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
            MovePromises.End(session, intake, request);
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
}
