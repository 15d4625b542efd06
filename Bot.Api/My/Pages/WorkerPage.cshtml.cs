using Bot.Api.ResidentActs;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.My.Pages;

/// <summary><c>/my/worker</c>: the notice board (公示牌) of the home grid or another, found by words or by where the phone is; and binding it as home.</summary>
public sealed class WorkerPage(HomeActs homes, Profile profile, TimeProvider clock) : MyPage(clock)
{
    /// <summary>Characters of a search.</summary>
    public const int QueryLength = 100;

    private const string PhoneCrs = "wgs84";

    public GridNoticeView? Notice { get; private set; }

    public bool IsHome { get; private set; }

    public string Query { get; private set; } = "";

    public IReadOnlyList<GridPlaceView> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? grid, string? q, double? lon, double? lat, CancellationToken cancellation)
    {
        var home = await homes.OfAsync(Visit.Caller, cancellation);
        Query = (q ?? "").Trim();
        var isOnMap = lon is not null && lat is not null && GeoPoint.IsValid(lon.Value, lat.Value);
        Found = isOnMap ? homes.At(lon!.Value, lat!.Value, PhoneCrs)
            : Query.Length is > 0 and <= QueryLength ? [.. homes.Find(Query).DistinctBy(p => p.Code)]
            : [];
        Notice = grid is { Length: > 0 } ? homes.Notice(grid) : Found is [var one] ? homes.Notice(one.Code) : Found.Count > 0 ? null : home;
        Found = Notice is not null ? [] : Found;
        IsHome = Notice is not null && Notice.Code == home?.Code;
        if ((isOnMap || Query.Length > 0) && Found.Count == 0 && (Notice is null || Notice == home))
        {
            return Again(new FieldError("q", isOnMap ? $"这个位置不在{profile.Place}的网格里。" : "这个地方没找到。换个说法，比如小区名、村名加组。"), StatusCodes.Status404NotFound);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? grid, CancellationToken cancellation)
    {
        var bound = await homes.SetAsync(Visit.Caller, new HomeRequest(GridCode: grid), cancellation);
        return bound.IsDone
            ? Go(MyRoutes.Worker, $"记住了，您家在{bound.Answer.Name}。以后报事不写地方，就当是那里。")
            : Again(bound.Refusal);
    }
}
