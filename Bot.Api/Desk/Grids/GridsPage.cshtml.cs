using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Grids;

/// <summary><c>/desk/grids</c>: the grids of one's scope in force, by village; found by code, name, person, phone or an address.</summary>
[Needs(DeskAct.SeeGrids)]
public sealed class GridsPage(LiveGridDirectory live, Profile profile, IDbContextFactory<BotDbContext> database) : DeskPage
{
    public const int PageSize = 50;

    /// <summary>Characters looked for.</summary>
    public const int LongestQuery = 60;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Grid> Lines { get; private set; } = [];

    public Pager Pager { get; private set; } = new(null, null);

    /// <summary>When the grids were adjusted last, and until when they are to be looked at anew; null where the place has no rule for it.</summary>
    public string? Adjustment { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Query = Query?.Trim() is { Length: > 0 } query ? query[..Math.Min(query.Length, LongestQuery)] : null;
        var found = Found();
        if (After is { } after)
        {
            found = found.SkipWhile(g => g.Code != after).Skip(1);
        }

        Grid[] some = [.. found.Take(PageSize + 1)];
        Lines = [.. some.Take(PageSize)];
        Pager = Pager.Of(Request, some.Length > PageSize ? Lines[^1].Code : null);
        Adjustment = profile.Grids.Adjustment is { } rule ? AdjustmentWords.Of(rule, await LastAsync(cancellation), Visit.At.ChinaDate()) : null;
    }

    private async Task<DateOnly?> LastAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await db.GridChanges.AsNoTracking().Where(c => AdjustmentWords.Adjusted.Contains(c.What)).OrderByDescending(c => c.Id).Select(c => (DateTimeOffset?)c.At)
            .FirstOrDefaultAsync(cancellation) is { } at ? at.ChinaDate() : null;
    }

    /// <summary>What names the grid or its people comes first; an address only where nothing does.</summary>
    private IEnumerable<Grid> Found()
    {
        if (Query is not { } query)
        {
            return Scope.Grids;
        }

        var named = Scope.Grids.Where(g => Says(g, query));
        return named.Any() ? named : live.Current.FindPlaces(query).Select(m => m.GridCode).Distinct(StringComparer.Ordinal).Where(Scope.Covers)
            .Select(live.Current.ByCode).OfType<Grid>();
    }

    private static bool Says(Grid grid, string query) =>
        grid.Code.Contains(query, StringComparison.OrdinalIgnoreCase) || grid.Name.Contains(query, StringComparison.OrdinalIgnoreCase) || grid.Area.Contains(query, StringComparison.OrdinalIgnoreCase)
        || grid.Members.Exists(m => m.Name.Contains(query, StringComparison.OrdinalIgnoreCase) || m.Phone == query || string.Equals(m.UserId, query, StringComparison.OrdinalIgnoreCase));
}
