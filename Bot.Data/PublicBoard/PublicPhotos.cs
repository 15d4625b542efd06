using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;

namespace Bot.Data.PublicBoard;

/// <summary>Which photos anybody may see. Whatever shows photos to the public asks here and nowhere else.</summary>
public static class PublicPhotos
{
    /// <summary>A result that is still to be looked at on site is none yet.</summary>
    private static readonly IntakeStatus[] WithResult = [IntakeStatus.Resolved, IntakeStatus.Verified, IntakeStatus.Closed];

    /// <summary>Whether the place shows photos of results at all.</summary>
    public static bool AreShown(Profile profile) => profile.Requests.PublishResults && profile.Requests.PublishPhotos;

    /// <summary>
    /// Photos that may be shown: released at the desk, taken by a worker, there, and of an intake that has a result and is public
    /// itself (<see cref="PublicIntakes"/>) at this moment. Whoever opts out hides them with the rest.
    /// </summary>
    public static IQueryable<ShownPhoto> Of(BotDbContext db, Profile profile) =>
        from photo in db.PublicPhotos
        join file in db.Attachments on photo.AttachmentId equals file.Id
        join intake in PublicIntakes.Of(db, profile) on photo.IntakeId equals intake.Id
        where AreShown(profile) && file.By == "worker" && file.Type == "image" && file.State == AttachmentState.Stored
            && WithResult.Contains(intake.Status) && !(intake.Status == IntakeStatus.Resolved && intake.VerifyOnSite)
        select new ShownPhoto { IntakeId = photo.IntakeId, Name = photo.Name, AttachmentId = file.Id, At = file.At, ContentType = file.ContentType };
}

/// <summary>A photo that may be shown, and which stored file it is.</summary>
public sealed class ShownPhoto
{
    public required long IntakeId { get; init; }

    public required string Name { get; init; }

    public required string AttachmentId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string? ContentType { get; init; }
}
