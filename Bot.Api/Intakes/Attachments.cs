using Bot.Data.Intakes;
using Bot.Dialogs;

namespace Bot.Api.Intakes;

/// <summary>Rows for media that a resident sent: the file is fetched from the platform afterwards.</summary>
public static class Attachments
{
    /// <summary>A voice tells who speaks: that of a confidential report is kept sealed.</summary>
    public static Attachment FromResident(DraftMedia media, DateTimeOffset at, bool confidential, long intakeId = 0) => new()
    {
        Id = Guid.CreateVersion7(at).ToString("N"),
        IntakeId = intakeId,
        Type = media.Kind.ToString().ToLowerInvariant(),
        By = confidential && media.Kind == MediaKind.Voice ? Attachment.Sealed : "resident",
        At = at,
        MediaId = media.MediaId,
        NextAt = at,
    };
}
