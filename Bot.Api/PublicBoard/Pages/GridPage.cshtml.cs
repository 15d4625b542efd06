using System.Globalization;
using System.Text;
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

    /// <summary>North is up, and a metre is as long eastwards as northwards.</summary>
    private static string PathOf(GridShape shape)
    {
        var squeeze = Math.Cos(double.DegreesToRadians((shape.South + shape.North) / 2));
        var (width, height) = ((shape.East - shape.West) * squeeze, shape.North - shape.South);
        var scale = (Side - (2 * Margin)) / Math.Max(Math.Max(width, height), double.Epsilon);
        var path = new StringBuilder();
        foreach (var ring in shape.Simplified(Math.Max(width, height) * Tolerance))
        {
            for (var i = 0; i < ring.Count - 1; i++)
            {
                var x = ((ring[i].Longitude - shape.West) * squeeze * scale) + ((Side - (width * scale)) / 2);
                var y = ((shape.North - ring[i].Latitude) * scale) + ((Side - (height * scale)) / 2);
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{x:F1} {y:F1}");
            }

            path.Append('Z');
        }

        return path.ToString();
    }
}
