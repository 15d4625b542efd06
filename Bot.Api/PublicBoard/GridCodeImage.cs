using System.Text;
using Bot.Api.Grids;

namespace Bot.Api.PublicBoard;

/// <summary><c>GET /public/grids/{code}/code.svg</c>: the code that binds the grid, as a picture.</summary>
public static class GridCodeImage
{
    public static async Task<IResult> HandleAsync(string code, PublicGrids grids, BoardCodes codes, CancellationToken cancellation) =>
        grids.Current.Grids.ByCode(code) is { } grid && await codes.SvgAsync(grid.Code, cancellation) is { } svg
            ? Results.Bytes(Encoding.UTF8.GetBytes(svg), "image/svg+xml; charset=utf-8")
            : Results.NotFound();
}
