using System.Globalization;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary>A list of what is owed, due first, and with <c>?view=done</c> of what was done in the last <see cref="Days"/> days, page by page: by result (<c>result</c>) and person (<c>by</c>).</summary>
public abstract class OwedAndDonePage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : DeskPage
{
    /// <summary>The value of <c>view</c> for what was done.</summary>
    public const string DoneView = "done";

    /// <summary>So many days back.</summary>
    public const int Days = 90;

    /// <summary>Lines of one page of what was done.</summary>
    public const int PageSize = 50;

    /// <summary>Characters of a name asked for.</summary>
    private const int NameLength = 40;

    /// <summary>What is owed; null where the other list is shown.</summary>
    public Worklist? Owed { get; private set; }

    /// <summary>What was done; null where the other list is shown.</summary>
    public DoneList? Done { get; private set; }

    /// <summary>What it is a list of, above it.</summary>
    public abstract string Heading { get; }

    /// <summary>A sentence under it.</summary>
    public abstract string Lead { get; }

    /// <summary>The names of the two views.</summary>
    public abstract (string Owed, string Done) Views { get; }

    /// <summary>Below the desk.</summary>
    public abstract string Path { get; }

    /// <summary>What one can filter by: value and words.</summary>
    protected abstract IReadOnlyList<(string Value, string Words)> Results { get; }

    public async Task OnGetAsync(string? view, string? result, string? by, string? after, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var visible = Scope.Visible(db.Intakes.AsNoTracking());
        if (view == DoneView)
        {
            var chosen = Results.Any(r => r.Value == result) ? result! : "";
            var person = (by ?? "").Trim() is var name && name.Length > NameLength ? name[..NameLength] : (by ?? "").Trim();
            Done = await DoneAsync(db, visible, chosen, person, after, cancellation);
        }
        else
        {
            Owed = await OwedAsync(db, visible, cancellation);
        }
    }

    protected abstract Task<Worklist> OwedAsync(BotDbContext db, IQueryable<Intake> visible, CancellationToken cancellation);

    /// <param name="db">To look in.</param>
    /// <param name="visible">The intakes of their scope.</param>
    /// <param name="since">Not before.</param>
    /// <param name="result">One of <see cref="Results"/>; empty for all.</param>
    protected abstract IQueryable<DoneRow> DoneSince(BotDbContext db, IQueryable<Intake> visible, DateTimeOffset since, string result);

    /// <summary>Which one it is, and where it stands.</summary>
    protected abstract (string Title, string Path) Called(DoneRow row);

    protected Task<ItemsInForce> ItemsAsync(BotDbContext db, IEnumerable<Intake> intakes, CancellationToken cancellation) =>
        ItemsInForce.OfAsync(db, [.. intakes], jurisdiction, Visit.At, cancellation);

    private async Task<DoneList> DoneAsync(BotDbContext db, IQueryable<Intake> visible, string result, string by, string? after, CancellationToken cancellation)
    {
        var rows = DoneSince(db, visible, Visit.At.AddDays(-Days), result);
        rows = by.Length > 0 ? rows.Where(r => r.By == by) : rows;
        if (after?.Split('-') is [var atText, var idText] && long.TryParse(atText, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && long.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && ms < 253_402_300_800_000)
        {
            var from = DateTimeOffset.FromUnixTimeMilliseconds(ms);
            rows = rows.Where(r => r.At < from || (r.At == from && r.Id < id));
        }

        var found = await rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var items = await ItemsAsync(db, found.Select(r => r.Intake), cancellation);
        var shown = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{shown[^1].At.ToUnixTimeMilliseconds()}-{shown[^1].Id}") : null;
        return new DoneList([.. shown.Select(r => Line(r, items.Row(r.Intake)))], Pager.Of(Request, next), Results, result, by);
    }

    private DoneLine Line(DoneRow row, InboxRow intake)
    {
        var (title, path) = Called(row);
        return new DoneLine(intake, title, Masking.Mask(row.Words ?? ""), row.By ?? "", row.At, row.At > row.Due, path);
    }
}
