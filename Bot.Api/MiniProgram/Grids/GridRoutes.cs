using Bot.Api.ResidentActs;
using Bot.Data;
using Bot.Dialogs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.MiniProgram.Grids;

/// <summary>Home grid, notices, service items.</summary>
public static class GridRoutes
{
    private const int WordsLength = 200;

    public static void MapGrids(this IEndpointRouteBuilder own)
    {
        own.MapGet("/home", Home).WithName("miniHome").WithSummary("我家网格的公示牌").ProducesProblem(StatusCodes.Status404NotFound);
        own.MapPut("/home", SetHome).WithName("miniSetHome").WithSummary("设定我家网格：编号、地址、位置或网格二维码；有几处可能时 409 带 candidates")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        own.MapGet("/grids/{code}", Notice).WithName("miniGrid").WithSummary("一个网格的公示牌").ProducesProblem(StatusCodes.Status404NotFound);
        own.MapGet("/grids", Find).WithName("miniFindGrids").WithSummary("按地名（q）或位置（lon、lat、crs）找网格").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        own.MapGet("/services", Services).WithName("miniServices").WithSummary("现在受理的事项清单");
    }

    private static async Task<Results<Tagged<GridNoticeView>, ProblemHttpResult>> Home(HttpContext http, HomeActs homes, CancellationToken cancellation) =>
        await homes.OfAsync(http.Caller(), cancellation) is { } notice
            ? new Tagged<GridNoticeView>(notice)
            : Hosting.Problems.Of(StatusCodes.Status404NotFound, "home-unknown", "还没有设定住处", "请先设定您住在哪里。");

    private static async Task<Results<Ok<GridNoticeView>, ProblemHttpResult>> SetHome(HomeRequest request, HttpContext http, HomeActs homes, CancellationToken cancellation) =>
        http.Ok(await homes.SetAsync(http.Caller(), request, cancellation));

    private static Results<Tagged<GridNoticeView>, ProblemHttpResult> Notice(string code, HomeActs homes) => homes.Notice(code) is { } notice
        ? new Tagged<GridNoticeView>(notice)
        : Hosting.Problems.Of(StatusCodes.Status404NotFound, "grid-unknown", "没有这个网格", "请重新选一个网格。", "code");

    private static Results<Tagged<Page<GridPlaceView>>, ProblemHttpResult> Find(HttpContext http, HomeActs homes, string? q = null, double? lon = null, double? lat = null, string? crs = null)
    {
        if (FormCheck.Place(new PlaceRequest(null, lon, lat, crs)) is { } wrong)
        {
            return http.Problem(wrong with { Field = wrong.Field?.Replace("place.", "", StringComparison.Ordinal) });
        }

        return lon is { } x && lat is { } y ? new Tagged<Page<GridPlaceView>>(new(homes.At(x, y, crs), null))
            : q is { Length: > 0 and <= WordsLength } ? new Tagged<Page<GridPlaceView>>(new(homes.Find(q), null))
            : http.Problem(ActRefusals.Wrong("q", $"请给地名（q，最多 {WordsLength} 个字）或位置（lon、lat）。"));
    }

    private static Tagged<Page<ServiceView>> Services(Jurisdiction jurisdiction, TimeProvider clock)
    {
        var today = clock.GetUtcNow().ChinaDate();
        return new(new([.. jurisdiction.Items.Where(i => i.IsOffered(today)).Select(ServiceView.Of)], null));
    }
}
