using System.Globalization;
using Bot.Data.Deadlines;
using Bot.Data.EventQueue;
using Bot.Data.Storage;

namespace Bot.Data.Intakes;

/// <summary>A report that is complete: everything an intake starts from.</summary>
public sealed record NewIntake
{
    public required string? Resident { get; init; }

    public required string Kind { get; init; }

    public required string Item { get; init; }

    public required string Text { get; init; }

    public required bool Urgent { get; init; }

    public required bool Confidential { get; init; }

    public required bool AboutWorker { get; init; }

    public required string? GridCode { get; init; }

    public required string? GridName { get; init; }

    public required string PlaceText { get; init; }

    /// <summary>Degrees, WGS84.</summary>
    public required double? Longitude { get; init; }

    /// <summary>Degrees, WGS84.</summary>
    public required double? Latitude { get; init; }

    public required string Level { get; init; }

    public required string Channel { get; init; }

    public required string? SealedPhone { get; init; }

    /// <summary>Keyed hash of that number; kept only of what is neither confidential nor about a worker.</summary>
    public string? PhoneKey { get; init; }

    public required DateTimeOffset AcceptDue { get; init; }

    public required DateTimeOffset ResolveDue { get; init; }

    /// <summary>A relation without a name; null for the resident's own matter.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>What the timeline says of its being taken down.</summary>
    public string TakenDownNote { get; init; } = IntakeSubmission.TakenDownNote;

    /// <summary>Who took it down for somebody: a grid worker (代居民登记), or the desk on the phone; null when residents said it themselves.</summary>
    public Actor? TakenDownBy { get; init; }

    public required IReadOnlyList<Attachment> Attachments { get; init; }
}

/// <summary>Turns a complete report into an intake: number, row, timeline, deadlines, attachments and event, in one transaction.</summary>
public static class IntakeSubmission
{
    /// <summary>What the timeline says of a report that a grid worker took down.</summary>
    public const string TakenDownNote = "代居民登记";

    public static Intake Submit(WriteSession session, NewIntake report, DateTimeOffset at)
    {
        var number = Draw(session, at.ChinaDate());
        var intake = new Intake
        {
            Id = number.Id,
            Resident = report.Resident,
            Kind = report.Kind,
            Item = report.Item,
            Text = report.Text,
            Status = IntakeStatus.Submitted,
            Urgent = report.Urgent,
            Confidential = report.Confidential,
            AboutWorker = report.AboutWorker,
            GridCode = report.GridCode,
            GridName = report.GridName,
            PlaceText = report.PlaceText,
            Longitude = report.Longitude,
            Latitude = report.Latitude,
            Level = report.Level,
            Due = report.ResolveDue,
            Channel = report.Channel,
            SubmittedAt = at,
            SealedPhone = report.SealedPhone,
            PhoneKey = report.Confidential || report.AboutWorker ? null : report.PhoneKey,
            OnBehalfOf = report.OnBehalfOf,
            LastMoveAt = at,
            LastHash = "",
        };
        foreach (var attachment in report.Attachments)
        {
            session.Insert(new Attachment
            {
                Id = attachment.Id,
                IntakeId = number.Id,
                Type = attachment.Type,
                By = attachment.By,
                // Where the file of an upload lies was decided when it was stored.
                At = attachment.State == AttachmentState.Stored ? attachment.At : at,
                MediaId = attachment.MediaId,
                State = attachment.State,
                ContentType = attachment.ContentType,
                Size = attachment.Size,
                NextAt = at,
            });
        }

        MoveRecord.Write(session, intake, new MoveRequest(
            Move.Submit,
            report.TakenDownBy ?? new Actor(ActorRole.Resident, "居民"),
            at,
            report.TakenDownBy is null ? null : report.TakenDownNote,
            Attachments: [.. report.Attachments.Where(a => a.By != Attachment.Sealed).Select(a => new EventAttachment(a.Id, a.Type))]));
        session.Insert(Deadline.Set(number.Id, DeadlineKind.Accept, at, report.AcceptDue));
        session.Insert(Deadline.Set(number.Id, DeadlineKind.Resolve, at, report.ResolveDue));
        return intake;
    }

    private static IntakeNumber Draw(WriteSession session, DateOnly day)
    {
        var key = (((day.Year * 100) + day.Month) * 100) + day.Day;
        var last = session.Scalar(
            """INSERT INTO "intake_counters" ("Day", "Last") VALUES (@0, 1) ON CONFLICT ("Day") DO UPDATE SET "Last" = "intake_counters"."Last" + 1 RETURNING "Last" """,
            key);
        return IntakeNumber.Of(day, Convert.ToInt32(last, CultureInfo.InvariantCulture));
    }
}
