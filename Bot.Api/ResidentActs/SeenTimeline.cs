using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.ResidentActs;

/// <summary>
/// The public entries of an intake with the media that belongs to each. Internal notes and what came with them are never
/// shown, nor what neighbours said or sent; to who follows, nothing of the one who reported.
/// </summary>
internal sealed class SeenTimeline
{
    private readonly HashSet<string> _shown;

    private SeenTimeline(IReadOnlyList<TimelineView> entries, IReadOnlyList<MediaView> media, HashSet<string> shown) => (Entries, Media, _shown) = (entries, media, shown);

    public IReadOnlyList<TimelineView> Entries { get; }

    /// <summary>What the resident sent themselves.</summary>
    public IReadOnlyList<MediaView> Media { get; }

    public bool Shows(string attachment) => _shown.Contains(attachment);

    public static async Task<SeenTimeline> ReadAsync(BotDbContext db, HeldIntake held, CancellationToken cancellation)
    {
        var id = held.Intake.Id;
        var entries = await db.Timeline.AsNoTracking().Where(t => t.IntakeId == id).OrderBy(t => t.Sequence).ToListAsync(cancellation);
        var files = await db.Attachments.AsNoTracking().Where(a => a.IntakeId == id).OrderBy(a => a.Id).ToListAsync(cancellation);
        var byEntry = files.ToLookup(a => EntryOf(a, entries)?.Sequence);
        var isOwn = !held.Summary.IsFollowed;
        var seen = entries.Where(e => e.IsPublic && (isOwn || e.Role != ActorRole.Resident)).ToList();
        var views = seen.Select(e => new TimelineView(e.At, e.Status.Spell(), TimelineWords.Of(e), new ActorView(TimelineWords.Role(e.Role), TimelineWords.Name(e)), Views(byEntry[e.Sequence]))).ToList();
        var own = isOwn ? seen.Where(e => e.Role == ActorRole.Resident).SelectMany(e => byEntry[e.Sequence]) : [];
        return new(views, Views(own), [.. seen.SelectMany(e => byEntry[e.Sequence]).Select(a => a.Id)]);
    }

    /// <summary>
    /// What a resident sends has the instant of its entry: as <c>At</c> in the chat, as <c>NextAt</c> from a form. A worker's photo
    /// is stored moments before its move.
    /// </summary>
    private static TimelineEntry? EntryOf(Attachment file, List<TimelineEntry> entries)
    {
        if (file.By == "worker")
        {
            return entries.Where(e => e.Role is not (ActorRole.Resident or ActorRole.Rule)).MinBy(e => (e.At - file.At).Duration());
        }

        return entries.Find(e => e.Role == ActorRole.Resident && e.Move is (Move.Submit or Move.Supplement) && (e.At == file.At || e.At == file.NextAt))
            ?? (entries.Exists(e => e.ActorName == Followers.Name) ? null : entries[0]);
    }

    private static List<MediaView> Views(IEnumerable<Attachment> files) => [.. files.Select(a => new MediaView(a.Id, a.Type, a.State == AttachmentState.Stored))];
}
