using Bot.Api.Desk.Map;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Grids;

/// <summary><c>/desk/grids/{code}</c>: one grid with its people, who stands in for them, where it lies, and what changed of it.</summary>
[Needs(DeskAct.SeeGrids)]
public sealed class GridPage(LiveGridDirectory live, IDbContextFactory<BotDbContext> database, GroupCommit commit) : DeskPage
{
    public const int HistoryShown = 50;
    public const int AddressesShown = 200;
    public const int StandInsShown = 20;

    /// <summary>Neighbours within so many metres of the middle are drawn too.</summary>
    private const double Nearby = 1_500;

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public Grid Grid { get; private set; } = new();

    /// <summary>The latest first; those that run and those to come among them.</summary>
    public IReadOnlyList<StandIn> StandIns { get; private set; } = [];

    public IReadOnlyList<GridChange> History { get; private set; } = [];

    public IHtmlContent? Map { get; private set; }

    public StandInForm Form { get; private set; } = new();

    public bool IsInForce { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Form = new StandInForm { From = Visit.At.ToString(StandInForm.MomentForm, System.Globalization.CultureInfo.InvariantCulture) };
        return Page();
    }

    public async Task<IActionResult> OnPostStandInAsync([FromForm] StandInForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!Can(DeskAct.SetStandIns))
        {
            return Forbid();
        }

        Form = form;
        if (form.Read(Grid, await KnownAsync(form.UserId, cancellation), Visit.Login, Visit.At) is not { } standIn)
        {
            return Again();
        }

        if (await commit.Run(session => StandInWork.Set(session, Visit, standIn), cancellation) is { } other)
        {
            form.Faults["away"] = $"{other.AwayName}那段时间已经由{other.Name}代班（{StandInWork.Span(other)}）。";
            return Again();
        }

        await live.RefreshAsync(cancellation);
        Say($"安排好了：{standIn.Name}代{standIn.AwayName}，{StandInWork.Span(standIn)}。到时间自己开始，也自己结束。");
        return To("/desk/grids/" + Code);
    }

    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!Can(DeskAct.SetStandIns))
        {
            return Forbid();
        }

        var ended = await commit.Run(session => StandInWork.End(session, Visit, Code, id), cancellation);
        await live.RefreshAsync(cancellation);
        Say(ended ? "代班结束了。" : "这次代班早就结束了。", ended);
        return To("/desk/grids/" + Code);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var grid = await db.Grids.AsNoTracking().AsSplitQuery().Include(g => g.Members.OrderBy(m => m.Order)).Include(g => g.Addresses.OrderBy(a => a.Id).Take(AddressesShown + 1))
            .FirstOrDefaultAsync(g => g.Code == Code, cancellation);
        if (grid is null || !grid.Parent.StartsWith(Visit.Division, StringComparison.Ordinal))
        {
            return false;
        }

        Grid = grid;
        StandIns = await db.StandIns.AsNoTracking().Where(s => s.GridCode == Code).OrderByDescending(s => s.Id).Take(StandInsShown).ToListAsync(cancellation);
        History = await db.GridChanges.AsNoTracking().Where(c => c.Grid == Code).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(HistoryShown).ToListAsync(cancellation);
        IsInForce = live.Current.ByCode(Code) is not null;
        Map = Drawn();
        return true;
    }

    /// <summary>Only among the people of one's own division: an account is no key to a colleague's phone elsewhere.</summary>
    private async Task<GridMember?> KnownAsync(string? userId, CancellationToken cancellation)
    {
        if (userId?.Trim() is not { Length: > 0 } asked)
        {
            return null;
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var division = Visit.Division;
        return await (from m in db.GridMembers.AsNoTracking() join g in db.Grids.AsNoTracking() on m.GridId equals g.Id where m.UserId == asked && g.Parent.StartsWith(division) orderby m.Id select m).FirstOrDefaultAsync(cancellation);
    }

    private IHtmlContent? Drawn()
    {
        if (live.Current.BorderOf(Code) is not { Count: > 0 } rings)
        {
            return null;
        }

        var ring = rings[0];
        var middle = new GeoPoint((ring.Min(p => p.Longitude) + ring.Max(p => p.Longitude)) / 2, (ring.Min(p => p.Latitude) + ring.Max(p => p.Latitude)) / 2);
        var neighbours = live.Current.Near(middle, Nearby).Where(g => g.Code != Code).Select(g => new MapGrid(g.Code, g.Name, IsMain: false));
        return GridMap.Draw(live.Current, [.. neighbours, new MapGrid(Code, Grid.Name, IsMain: true)], [], $"{Grid.Name}和旁边网格的位置");
    }
}
