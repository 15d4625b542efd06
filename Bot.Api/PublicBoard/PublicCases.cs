using System.Globalization;
using Bot.Api.Conversations;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.PublicBoard;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.PublicBoard;

/// <summary>Which closed cases are looked for; what is null, all.</summary>
/// <param name="Item">Code of a service item.</param>
/// <param name="Community">Division code of a village or community.</param>
/// <param name="Month">Any day of the month in which it was reported.</param>
/// <param name="Page">From 1.</param>
public sealed record CaseFilter(string? Item = null, string? Community = null, DateOnly? Month = null, int Page = 1);

/// <summary>A closed case without whom it concerns.</summary>
/// <param name="Number">As the resident knows it.</param>
/// <param name="Item">Name of the item.</param>
/// <param name="Community">Village or community of the grid; null where it lay in none.</param>
/// <param name="Words">What was said, redacted.</param>
/// <param name="Result">What was done, redacted; null where nothing was noted.</param>
/// <param name="Reported">When it was reported.</param>
/// <param name="Resolved">When the result was there.</param>
/// <param name="Closed">When it was closed.</param>
/// <param name="Rating">1 to 5; null where none was given.</param>
public sealed record PublicCase(
    IntakeNumber Number, string Item, string? Community, string Words, string? Result, DateTimeOffset Reported, DateTimeOffset Resolved, DateTimeOffset Closed, int? Rating)
{
    /// <summary>Names of the photos that were let out, in the order of their taking.</summary>
    public IReadOnlyList<string> Photos { get; init; } = [];

    /// <summary>Calendar days from report to result; 0 is the same day.</summary>
    public int Days => Resolved.ChinaDate().DayNumber - Reported.ChinaDate().DayNumber;

    /// <summary>The days in words.</summary>
    public string Took => Days == 0 ? "当天办完" : string.Create(CultureInfo.InvariantCulture, $"{Days} 天办完");
}

/// <summary>Closed cases, newest report first. Where the place publishes no results there are none.</summary>
public sealed class PublicCases(IDbContextFactory<BotDbContext> database, Profile profile, Jurisdiction jurisdiction, PublicGrids grids)
{
    private const long IdsPerDay = 1_000_000;
    private const long IdsPerMonth = 100 * IdsPerDay;

    public bool AreShown => PublicIntakes.ShowResults(profile);

    /// <summary>The items whose cases can be seen.</summary>
    public IReadOnlyList<ServiceItem> Items { get; } = [.. ItemList.Of(profile).ExceptBy(PublicIntakes.PrivateItems(profile), i => i.Code, StringComparer.Ordinal)];

    /// <returns>A page of them, and whether there are more.</returns>
    public async Task<(IReadOnlyList<PublicCase> Cases, bool More)> PageAsync(CaseFilter filter, int size, CancellationToken cancellation)
    {
        if (!AreShown)
        {
            return ([], false);
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var skipped = (filter.Page - 1) * size;
        var rows = filter.Community is { } community
            ? await OfGridsAsync(db, filter, [.. grids.Current.CommunityNamed(community)?.Grids.Select(g => g.Code) ?? []], skipped, size + 1, cancellation)
            : await Narrowed(db, filter).OrderByDescending(i => i.Id).Skip(skipped).Take(size + 1).ToListAsync(cancellation);
        return (await WithResultsAsync(db, [.. rows.Take(size)], cancellation), rows.Count > size);
    }

    /// <summary>One of them; null where it is none that may be shown.</summary>
    public async Task<PublicCase?> FindAsync(IntakeNumber number, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var row = AreShown ? await Narrowed(db, new CaseFilter()).SingleOrDefaultAsync(i => i.Id == number.Id, cancellation) : null;
        return row is null ? null : (await WithResultsAsync(db, [row], cancellation))[0] with
        {
            Photos = await PublicPhotos.Of(db, profile).Where(p => p.IntakeId == row.Id).OrderBy(p => p.AttachmentId).Select(p => p.Name).ToListAsync(cancellation),
        };
    }

    /// <summary>Grid by grid, each from its newest on, and then the newest of them all: no plan sorts everything that a community ever reported.</summary>
    private async Task<List<Intake>> OfGridsAsync(BotDbContext db, CaseFilter filter, string[] codes, int skipped, int size, CancellationToken cancellation)
    {
        List<long> ids = [];
        foreach (var code in codes)
        {
            ids.AddRange(await Narrowed(db, filter).Where(i => i.GridCode == code && i.Status == IntakeStatus.Closed).OrderByDescending(i => i.Id).Select(i => i.Id).Take(skipped + size).ToListAsync(cancellation));
        }

        long[] shown = [.. ids.OrderDescending().Skip(skipped).Take(size)];
        return await db.Intakes.AsNoTracking().Where(i => shown.Contains(i.Id)).OrderByDescending(i => i.Id).ToListAsync(cancellation);
    }

    private IQueryable<Intake> Narrowed(BotDbContext db, CaseFilter filter)
    {
        // Added to, the state is no column of an index: nearly all are closed, so they are found from the newest on, not by sorting all that are.
        var query = PublicIntakes.Of(db, profile).Where(i => (int)i.Status + 0 == (int)IntakeStatus.Closed);
        if (filter.Item is { } item)
        {
            query = query.Where(i => i.Item == item);
        }

        if (filter.Month is { } month)
        {
            // The number begins with the day: a month is a range of the key.
            var first = ((month.Year * 100L) + month.Month) * IdsPerMonth;
            query = query.Where(i => i.Id >= first && i.Id < first + IdsPerMonth);
        }

        return query;
    }

    private async Task<IReadOnlyList<PublicCase>> WithResultsAsync(BotDbContext db, List<Intake> rows, CancellationToken cancellation)
    {
        long[] ids = [.. rows.Select(r => r.Id)];
        var entries = await db.Timeline.AsNoTracking().Where(t => ids.Contains(t.IntakeId) && (t.Move == Move.Resolve || t.Move == Move.Close)).OrderBy(t => t.Sequence).ToListAsync(cancellation);
        var byIntake = entries.ToLookup(e => e.IntakeId);
        return [.. rows.Select(r => Of(r, byIntake[r.Id].LastOrDefault(e => e.Move == Move.Resolve), byIntake[r.Id].LastOrDefault(e => e.Move == Move.Close)))];
    }

    private PublicCase Of(Intake intake, TimelineEntry? resolved, TimelineEntry? closed) => new(
        intake.Number,
        jurisdiction.Item(intake.Item)?.Name ?? "其他",
        grids.Current.CommunityOf(intake.GridCode)?.Name,
        PublicWords.Redact(intake.Text),
        resolved is { IsPublic: true, Note: { Length: > 0 } note } ? PublicIntakes.IsPrivate(note) ? PublicWords.Nothing : PublicWords.Redact(note) : null,
        intake.SubmittedAt,
        resolved?.At ?? intake.LastMoveAt,
        closed?.At ?? intake.LastMoveAt,
        intake.Rating);
}
