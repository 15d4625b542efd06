using Bot.Api.Grids;
using Bot.Api.My.Worker;
using Bot.Data.Grids;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.My.Pages;

/// <summary><c>/my/worker/map</c>: a grid among those around it.</summary>
public sealed class MapPage(LiveGridDirectory directory, TimeProvider clock) : MyPage(clock)
{
    public Grid Grid { get; private set; } = null!;

    public MapView? Map { get; private set; }

    public IActionResult OnGet(string? grid)
    {
        var grids = directory.Current;
        if (grid is null || grids.ByCode(grid) is not { } found)
        {
            return Go(MyRoutes.Worker);
        }

        (Grid, Map) = (found, GridMap.Around(found, grids));
        return Page();
    }
}
