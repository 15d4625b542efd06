using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.PublicBoard.Pages;

/// <summary><c>GET /public/grids/{code}</c>: the notice board of a grid (公示牌).</summary>
public sealed class GridPage(PublicGrids grids, BoardCodes codes) : PublicPage
{
    /// <summary>Width and height of the drawn border, in its own units.</summary>
    public const int Side = 320;

    private const int Margin = 12;

    /// <summary>A border moves by less than a dot.</summary>
    private const double Tolerance = 1.0 / 1_000;

    public GridNotice Notice { get; private set; } = null!;

    public Community? Community { get; private set; }

    public int? Households { get; private set; }

    /// <summary>Whether the account made a code for it.</summary>
    public bool HasCode { get; private set; }

    /// <summary>The border as a path of SVG; null where it has none.</summary>
    public string? Border { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (grids.Current.Grids.ByCode(code) is not { } grid)
        {
            return Nothing("没有这个网格，也许已经调整了。");
        }

        Notice = grids.Notice(grid);
        Community = grids.Current.CommunityOf(code);
        Households = grid.Households;
        Border = grids.Current.Shapes.FirstOrDefault(s => s.Grid == grid) is { } shape ? PathOf(shape) : null;
        HasCode = await codes.FindAsync(grid.Code, cancellation) is not null;
        return Page();
    }

    /// <summary>In the middle of its square, without corners nobody sees.</summary>
    private static string PathOf(GridShape shape)
    {
        GeoPoint[] corners = [new(shape.West, shape.South), new(shape.East, shape.North)];
        var drawing = BorderDrawing.Of(corners, Side, Margin).InSquare(Side);
        return drawing.Path(shape.Simplified((Side - (2 * Margin)) / drawing.PerDegreeY * Tolerance));
    }
}
