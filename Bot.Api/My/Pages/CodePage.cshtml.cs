using Bot.Api.Grids;
using Bot.Data.Grids;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.My.Pages;

/// <summary><c>/my/worker/code</c>: the code that brings a neighbour to the same grid.</summary>
public sealed class CodePage(LiveGridDirectory directory, BoardCodes codes, TimeProvider clock) : MyPage(clock)
{
    public Grid Grid { get; private set; } = null!;

    public string? Svg { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? grid, CancellationToken cancellation)
    {
        if (grid is null || directory.Current.ByCode(grid) is not { } found)
        {
            return Go(MyRoutes.Worker);
        }

        (Grid, Svg) = (found, await codes.SvgAsync(found.Code, cancellation));
        return Page();
    }
}
