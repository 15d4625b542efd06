using System.Globalization;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Inbox;

/// <summary><c>/desk/inbox</c>: a saved filter, the soonest due first, or what was searched for, the newest first.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class InboxPage(IDbContextFactory<BotDbContext> database, InboxCounts counts, InboxSearch search, AssignTargets targets, DeskMoves moves, Jurisdiction jurisdiction) : DeskPage
{
    public const int PageSize = 50;

    public InboxFilter Filter { get; private set; } = InboxFilter.All[0];

    /// <summary>What was searched for; null for a filter.</summary>
    public string? Question { get; private set; }

    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];

    public FilterBar Bar { get; private set; } = new("", new Dictionary<string, int>(StringComparer.Ordinal));

    public Pager Pager { get; private set; } = new(null, null);

    public IReadOnlyList<TargetGroup> Targets => Can(DeskAct.AssignIntakes) ? targets.Offered(Visit, Scope) : [];

    public async Task OnGetAsync(string? f, string? q, string? after, CancellationToken cancellation)
    {
        Question = string.IsNullOrWhiteSpace(q) ? null : q.Trim()[..Math.Min(q.Trim().Length, InboxSearch.QuestionLength)];
        Filter = InboxFilter.Named(f);
        ViewData["Search"] = Question;
        await using var db = await database.CreateDbContextAsync(cancellation);
        var visible = Scope.Visible(db.Intakes.AsNoTracking());
        var found = Question is null
            ? await ByDueAsync(db, Filter.Narrow(new InboxScene(db, visible, Visit.At)), after, cancellation)
            : await ByNumberAsync(await search.FindAsync(db, Visit, visible, Question, cancellation), after, cancellation);
        var items = await ItemsInForce.OfAsync(db, found, jurisdiction, Visit.At, cancellation);
        var hasPick = Targets.Count > 0;
        Rows = [.. found.Take(PageSize).Select(i => items.Row(i, hasPick))];
        Pager = Pager.Of(Request, found.Count > PageSize ? Cursor(Rows[^1].Intake) : null);
        Bar = new FilterBar(Question is null ? Filter.Key : "", await counts.OfAsync(Visit, Scope, cancellation));
    }

    /// <summary>Many at once: each is moved by itself, or says why not.</summary>
    public async Task<IActionResult> OnPostAssignAsync(long[]? pick, string? target, string? note, string? back, CancellationToken cancellation)
    {
        if (!Can(DeskAct.AssignIntakes))
        {
            return Forbid();
        }

        if (pick is not { Length: > 0 and <= PageSize } || targets.Find(Visit, Scope, target) is not { } chosen)
        {
            Say($"没有派出：请选上要派的事（最多 {PageSize} 件），再选派给谁。", isGood: false);
            return To("/desk/inbox?f=" + InboxFilter.Named(back).Key);
        }

        var (done, refused) = await moves.AssignAllAsync(Visit, Scope, pick, chosen, (note ?? "").Trim(), cancellation);
        Say(
            (done > 0 ? $"派出 {done.ToString(CultureInfo.InvariantCulture)} 件给{chosen.Name}。" : "") + (refused.Count > 0 ? $"{refused.Count.ToString(CultureInfo.InvariantCulture)} 件没派出：{string.Join("；", refused)}" : ""),
            refused.Count == 0);
        return To("/desk/inbox?f=" + InboxFilter.Named(back).Key);
    }

    private static Task<List<Intake>> ByDueAsync(BotDbContext db, IQueryable<Intake> intakes, string? after, CancellationToken cancellation)
    {
        if (after?.Split('-') is [var dueText, var idText] && long.TryParse(dueText, CultureInfo.InvariantCulture, out var due) && long.TryParse(idText, CultureInfo.InvariantCulture, out var id)
            && due is >= 0 and < 253_402_300_800_000)
        {
            var from = DateTimeOffset.FromUnixTimeMilliseconds(due);
            intakes = intakes.Where(i => i.Due > from || (i.Due == from && i.Id > id));
        }

        return intakes.SoonestOf(db, PageSize + 1).ToListAsync(cancellation);
    }

    private static Task<List<Intake>> ByNumberAsync(IQueryable<Intake> intakes, string? after, CancellationToken cancellation)
    {
        if (after?.Split('-') is [_, var idText] && long.TryParse(idText, CultureInfo.InvariantCulture, out var id))
        {
            intakes = intakes.Where(i => i.Id < id);
        }

        return intakes.OrderByDescending(i => i.Id).Take(PageSize + 1).ToListAsync(cancellation);
    }

    private static string Cursor(Intake last) => string.Create(CultureInfo.InvariantCulture, $"{last.Due.ToUnixTimeMilliseconds()}-{last.Id}");
}

/// <summary>The filters with their counts; <paramref name="Current"/> is the key of the one shown.</summary>
public sealed record FilterBar(string Current, IReadOnlyDictionary<string, int> Counts);
