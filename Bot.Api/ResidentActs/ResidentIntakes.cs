using Bot.Api.Conversations;
using Bot.Api.Grids;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs.Tracking;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.ResidentActs;

/// <summary>What a resident may read of intakes: their own, and those they follow. Anybody else's are as if they were not there.</summary>
public sealed class ResidentIntakes(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, Handlers handlers, Profile profile, LiveGridDirectory directory)
{
    /// <summary>Entries of a page, unless asked for fewer or more.</summary>
    public const int PageSize = 20;

    /// <summary>Entries of a page at most.</summary>
    public const int MostOnPage = 100;

    private static readonly IntakeStatus[] Final = [IntakeStatus.Closed, IntakeStatus.Rejected, IntakeStatus.Withdrawn, IntakeStatus.Merged];

    /// <summary>A page, newest first.</summary>
    /// <param name="resident">The resident's key.</param>
    /// <param name="isOpen">Only those on their way (true) or over (false); null for all.</param>
    /// <param name="after">The number after which it goes on; null at the start.</param>
    /// <param name="limit">1 to <see cref="MostOnPage"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Page<IntakeItem>> ListAsync(string resident, bool? isOpen, IntakeNumber? after, int limit, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var before = after?.Id ?? long.MaxValue;
        var wanted = Of(db.Intakes.AsNoTracking(), isOpen).Where(i => i.Id < before);
        var own = await wanted.Where(i => i.Resident == resident).OrderByDescending(i => i.Id).Take(limit + 1).ToListAsync(cancellation);
        var followed = await Followed(db, wanted, resident).OrderByDescending(f => f.Intake.Id).Take(limit + 1).ToListAsync(cancellation);
        var all = own.Select(Held).Concat(followed.Where(f => f.Intake.Resident != resident).Select(Held)).DistinctBy(h => h.Intake.Id).OrderByDescending(h => h.Intake.Id).ToList();
        var page = all.Take(limit).Select(Item).ToList();
        return new Page<IntakeItem>(page, all.Count > limit ? page[^1].Number : null);
    }

    /// <summary>One of them; null when it is somebody else's or none.</summary>
    public async Task<HeldIntake?> HoldAsync(string resident, IntakeNumber number, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await HoldAsync(db, resident, number, cancellation);
    }

    /// <summary>All that its resident may see of one; null when it is somebody else's or none.</summary>
    public async Task<IntakeDetail?> FindAsync(string resident, IntakeNumber number, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        if (await HoldAsync(db, resident, number, cancellation) is not { } held)
        {
            return null;
        }

        var (intake, summary) = held;
        var seen = await SeenTimeline.ReadAsync(db, held, cancellation);
        var step = ShownIntake.Step(summary, jurisdiction.Progress);
        return new IntakeDetail(
            Item(held),
            intake.Kind,
            summary.IsFollowed || intake.PlaceText.Length == 0 ? null : intake.PlaceText,
            summary.IsFollowed || intake.GridCode is null ? null : new CodeName(intake.GridCode, intake.GridName ?? intake.GridCode),
            intake.Urgent,
            intake.Confidential,
            seen.Media,
            seen.Entries,
            step is null ? null : new ProgressView(jurisdiction.Progress.Steps, step),
            held.Acts)
        {
            AnswersFor = AnswersFor(intake),
        };
    }

    /// <summary>Of what is over nobody answers for a step any more, and what is sealed or about a worker stands on no rung that is told.</summary>
    private string? AnswersFor(Intake intake) => intake.Confidential || intake.AboutWorker || intake.Status.IsFinal()
        ? null
        : profile.Ladder.AnswersFor(intake.Level, intake.GridCode is { } code ? directory.Current.ByCode(code) : null);

    /// <summary>A stored file that this resident may see: sent by themselves, or shown with a public entry. Null for any other.</summary>
    public async Task<Attachment?> FileAsync(string resident, string attachment, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var file = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == attachment && a.State == AttachmentState.Stored, cancellation);
        if (file is null || await HoldAsync(db, resident, IntakeNumber.FromId(file.IntakeId), cancellation) is not { } held)
        {
            return null;
        }

        var seen = await SeenTimeline.ReadAsync(db, held, cancellation);
        return seen.Shows(attachment) ? file : null;
    }

    internal IntakeItem Item(HeldIntake held)
    {
        var (intake, summary) = held;
        return new IntakeItem(
            summary.Number,
            new CodeName(intake.Item, summary.ItemName),
            summary.Text,
            intake.Status.Spell(),
            summary.Stage.ToString().ToLowerInvariant(),
            ShownIntake.Stage(summary),
            summary.SubmittedAt,
            summary.Due,
            handlers.Of(intake),
            summary.AwaitsRating,
            summary.IsFollowed);
    }

    private async Task<HeldIntake?> HoldAsync(BotDbContext db, string resident, IntakeNumber number, CancellationToken cancellation)
    {
        var one = db.Intakes.AsNoTracking().Where(i => i.Id == number.Id);
        return await one.FirstOrDefaultAsync(i => i.Resident == resident, cancellation) is { } own ? Held(own)
            : await Followed(db, one, resident).FirstOrDefaultAsync(cancellation) is { } followed ? Held(followed)
            : null;
    }

    private static IQueryable<FollowedRow> Followed(BotDbContext db, IQueryable<Intake> wanted, string resident) =>
        from f in db.IntakeFollowers.AsNoTracking()
        join i in wanted on f.IntakeId equals i.Id
        where f.Resident == resident && f.LeftAt == null
        select new FollowedRow
        {
            Intake = i,
            JoinedAt = f.JoinedAt,
            AwaitsRating = f.AskedAt != null && f.Rating == null,
            Said = f.SaidAs == 0
                ? db.Intakes.Where(b => b.Id == f.SaidIn).Select(b => b.Text).FirstOrDefault()
                : db.Timeline.Where(t => t.IntakeId == f.SaidIn && t.Sequence == f.SaidAs).Select(t => t.Note).FirstOrDefault(),
        };

    private static IQueryable<Intake> Of(IQueryable<Intake> intakes, bool? isOpen) => isOpen switch
    {
        true => intakes.Where(i => !Final.Contains(i.Status)),
        false => intakes.Where(i => Final.Contains(i.Status)),
        null => intakes,
    };

    private HeldIntake Held(Intake intake) => new(intake, Summary(intake));

    private HeldIntake Held(FollowedRow row) => new(row.Intake, Summary(row.Intake) with
    {
        Text = row.Said ?? "", SubmittedAt = row.JoinedAt, AwaitsRating = row.AwaitsRating, IsFollowed = true,
    });

    private IntakeSummary Summary(Intake i) => IntakeSummaries.Of(
        new IntakeFacts(
            i.Id, i.Item, i.Text, i.Status, i.SubmittedAt, i.Due, i.HandlerName, i.LastPublicNote, i.LastMoveAt, i.Urges, i.LastUrgedAt, i.Confidential || i.AboutWorker, i.Level, i.VerifyOnSite),
        jurisdiction);

    private sealed class FollowedRow
    {
        public required Intake Intake { get; init; }

        public DateTimeOffset JoinedAt { get; init; }

        public bool AwaitsRating { get; init; }

        public string? Said { get; init; }
    }
}
